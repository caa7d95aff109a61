-- Applications, the changes that reach them, and their releases.

CREATE TABLE applications (
    name         text PRIMARY KEY,
    repository   text        NOT NULL,
    -- [{name, namespace}] in the order of release
    environments text        NOT NULL,
    registered   timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- One row for each change that was heard of; what is not known yet is null.
CREATE TABLE changes (
    id           uuid PRIMARY KEY,
    application  text,
    source       text,
    commit_id    text,
    author       text,
    summary      text,
    -- where the change goes, in order; known once its chart is published
    environments text,
    -- set when it ended before there was anything to release
    ended_as     text,
    ended_reason text,
    heard_at     timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX changes_heard_at ON changes (heard_at DESC);
CREATE INDEX changes_application ON changes (application, heard_at DESC);
CREATE INDEX changes_commit ON changes (commit_id);

-- The journey of a change: one row for each event, however often it is delivered.
CREATE TABLE change_steps (
    event_id    uuid PRIMARY KEY,
    arrival     bigint GENERATED ALWAYS AS IDENTITY,
    change_id   uuid        NOT NULL REFERENCES changes (id),
    name        text        NOT NULL,
    environment text,
    at          timestamptz NOT NULL,
    reason      text        NOT NULL,
    caused_by   uuid,
    spent       text        NOT NULL
);
CREATE INDEX change_steps_change ON change_steps (change_id, arrival);

CREATE TABLE releases (
    id                uuid PRIMARY KEY,
    application       text        NOT NULL,
    environment       text        NOT NULL,
    namespace         text        NOT NULL,
    change_id         uuid        NOT NULL,
    kind              text        NOT NULL,
    attempt           int         NOT NULL,
    status            text        NOT NULL,
    -- order of changes; a rollback has that of the release it undoes
    sequence          bigint      NOT NULL,
    -- the content that shall be live; null when a rollback leaves nothing
    chart             text,
    chart_version     text,
    content_digest    text,
    image             text,
    image_digest      text,
    source            text,
    commit_id         text,
    -- why there is this release, or why it may not be
    reason            text        NOT NULL,
    -- rollbacks only: the release that is undone, and the one whose content comes back
    rolls_back        uuid REFERENCES releases (id),
    restores          uuid REFERENCES releases (id),
    restores_revision int,
    -- Helm's last revision when the release began, and the one it made
    base_revision     int,
    helm_revision     int,
    started_on        text,
    attempts          int         NOT NULL DEFAULT 0,
    helm_millis       bigint      NOT NULL DEFAULT 0,
    -- rollbacks only: what the revisions that are undone consist of
    undone            text,
    verdict_good      boolean,
    failure_reason    text,
    failure_message   text,
    evidence          text        NOT NULL,
    recorded          text,
    differences       text        NOT NULL,
    -- the event that caused the next one
    last_event        uuid,
    traceparent       text,
    created_at        timestamptz NOT NULL,
    ended_at          timestamptz,
    -- by the database's clock, as leases are
    due_at            timestamptz NOT NULL DEFAULT clock_timestamp()
);
-- One effective release for each change and environment, however often its event is delivered.
CREATE UNIQUE INDEX releases_change ON releases (application, environment, change_id, attempt) WHERE kind = 'CHANGE';
-- One rollback for each attempt to undo a release.
CREATE UNIQUE INDEX releases_rollback ON releases (rolls_back, attempt) WHERE kind = 'ROLLBACK';
CREATE INDEX releases_change_id ON releases (change_id);
CREATE INDEX releases_target ON releases (application, environment, created_at DESC);
CREATE INDEX releases_work ON releases (application, environment, due_at)
    WHERE status IN ('WAITING', 'DEPLOYING', 'VERIFYING', 'SETTLING');

CREATE TRIGGER releases_notify AFTER INSERT OR UPDATE ON releases
    FOR EACH STATEMENT EXECUTE FUNCTION fairway_notify('releases');

-- Who may act on a target. A token is never given twice, so that a late writer is told from the owner.
CREATE TABLE targets (
    application text   NOT NULL,
    environment text   NOT NULL,
    owner       text,
    token       bigint NOT NULL DEFAULT 0,
    expires_at  timestamptz,
    PRIMARY KEY (application, environment)
);

CREATE TABLE quarantine (
    application    text        NOT NULL,
    content_digest text        NOT NULL,
    release_id     uuid        NOT NULL REFERENCES releases (id),
    reason         text        NOT NULL,
    at             timestamptz NOT NULL,
    -- set when a human let the content go again; the row stays as the record of it
    lifted_at      timestamptz,
    lifted_reason  text,
    PRIMARY KEY (application, content_digest)
);
