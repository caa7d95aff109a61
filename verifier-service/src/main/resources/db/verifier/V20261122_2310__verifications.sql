-- A row is one verification: first the work to do, then its verdict.
CREATE TABLE verifications (
    id            uuid PRIMARY KEY,
    release_id    uuid        NOT NULL,
    revision      integer     NOT NULL,
    change_id     uuid        NOT NULL,
    -- The ReleaseDeployed event that asked for it.
    caused_by     uuid        NOT NULL,
    deployed      jsonb       NOT NULL,
    traceparent   text,
    status        text        NOT NULL DEFAULT 'WATCHING' CHECK (status IN ('WATCHING', 'VERIFIED', 'FAILED', 'NO_DATA')),
    received_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
    deadline_at   timestamptz NOT NULL,
    -- Whoever holds the lease works on it; the number of the attempt fences off whoever held it before.
    attempt       integer     NOT NULL DEFAULT 0,
    leased_until  timestamptz NOT NULL DEFAULT clock_timestamp(),
    -- What is remembered of attempts so far; time without a holder is time without data.
    blind_millis  bigint      NOT NULL DEFAULT 0,
    known         jsonb       NOT NULL DEFAULT '{"templates": {}, "completed": []}',
    -- While it is watched: what is waited for. Afterwards: the verdict in one sentence.
    message       text        NOT NULL DEFAULT 'not begun yet',
    reason        text,
    evidence      jsonb       NOT NULL DEFAULT '[]',
    spent         jsonb       NOT NULL DEFAULT '[]',
    concluded_at  timestamptz,
    UNIQUE (release_id, revision)
);

CREATE INDEX verifications_to_do ON verifications (leased_until) WHERE status = 'WATCHING';

-- Not on update: a renewed lease is no reason to wake anybody.
CREATE TRIGGER verifications_notify AFTER INSERT ON verifications
    FOR EACH STATEMENT EXECUTE FUNCTION fairway_notify('verifications');
