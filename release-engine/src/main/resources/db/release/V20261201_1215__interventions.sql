-- What somebody or something beside Fairway did to what is live at a target; found once, however often it is looked for.
CREATE TABLE interventions (
    id              uuid PRIMARY KEY,
    application     text        NOT NULL,
    environment     text        NOT NULL,
    kind            text        NOT NULL,
    -- tells one from another
    fingerprint     text        NOT NULL,
    -- what was live before, and whose content is live now as Helm has it; null if that is none of Fairway's
    release_id      uuid,
    live_release_id uuid,
    revision        int,
    -- the program that wrote it, and when, as Kubernetes keeps them
    by_name         text,
    at              timestamptz,
    differences     text        NOT NULL,
    message         text        NOT NULL,
    seen_at         timestamptz NOT NULL,
    -- set when what is live is what Fairway brought again
    ended_at        timestamptz,
    UNIQUE (application, environment, fingerprint)
);
CREATE INDEX interventions_open ON interventions (application, environment, seen_at DESC) WHERE ended_at IS NULL;

CREATE TRIGGER interventions_notify AFTER INSERT OR UPDATE ON interventions
    FOR EACH STATEMENT EXECUTE FUNCTION fairway_notify('releases');

-- Of a rollback: when it was compared once more, some time after its end.
ALTER TABLE releases ADD COLUMN asked_again_at timestamptz;
