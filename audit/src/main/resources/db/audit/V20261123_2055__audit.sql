-- Who or what did what, when and why: read from the topics, and nothing but a reading of them. It can be read again at any
-- time, into a new generation beside the one that people look at.

-- A number belongs to an event for good; a later generation takes over the numbers of the one before.
CREATE SEQUENCE audit_numbers;

CREATE TABLE audit_generations (
    id            int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    -- BUILDING, CURRENT, REPLACED
    state         text        NOT NULL,
    begun_by      text        NOT NULL,
    reason        text        NOT NULL,
    begun_at      timestamptz NOT NULL DEFAULT clock_timestamp(),
    current_since timestamptz,
    -- while it is built: how many records there are to read, and how many were
    records       bigint      NOT NULL DEFAULT 0,
    records_read  bigint      NOT NULL DEFAULT 0,
    -- records that are no events that this version knows
    unreadable    bigint      NOT NULL DEFAULT 0,
    -- entries of the generation before whose records Kafka does not keep any more
    carried_over  bigint      NOT NULL DEFAULT 0
);
-- One that people look at, and at most one that is being built.
CREATE UNIQUE INDEX audit_generations_state ON audit_generations (state) WHERE state IN ('CURRENT', 'BUILDING');
INSERT INTO audit_generations (state, begun_by, reason, current_since)
VALUES ('CURRENT', 'fairway', 'the first reading', clock_timestamp());

-- Up to where a generation has read, written in the transaction of what was read.
CREATE TABLE audit_positions (
    generation int    NOT NULL REFERENCES audit_generations (id) ON DELETE CASCADE,
    topic      text   NOT NULL,
    part       int    NOT NULL,
    next       bigint NOT NULL,
    PRIMARY KEY (generation, topic, part)
);

CREATE TABLE audit_entries (
    generation         int         NOT NULL REFERENCES audit_generations (id),
    -- null only while a generation is built, for an event that the one before did not have
    number             bigint,
    event_id           uuid        NOT NULL,
    at                 timestamptz NOT NULL,
    change_id          uuid        NOT NULL,
    caused_by          uuid,
    type               text        NOT NULL,
    detail             text,
    application        text,
    environment        text,
    actor              text        NOT NULL,
    actor_kind         text        NOT NULL,
    what               text        NOT NULL,
    why                text        NOT NULL,
    release_id         uuid,
    related_release_id uuid,
    repository         text,
    commit_id          text,
    chart_version      text,
    image_digest       text,
    -- where the record is or was
    topic              text        NOT NULL,
    part               int         NOT NULL,
    record_offset      bigint      NOT NULL,
    PRIMARY KEY (generation, event_id)
);
CREATE UNIQUE INDEX audit_entries_number ON audit_entries (generation, number);
CREATE INDEX audit_entries_at ON audit_entries (generation, at DESC, number DESC);
CREATE INDEX audit_entries_application ON audit_entries (generation, application, at DESC, number DESC);
CREATE INDEX audit_entries_actor ON audit_entries (generation, actor, at DESC, number DESC);
CREATE INDEX audit_entries_type ON audit_entries (generation, type, at DESC, number DESC);
CREATE INDEX audit_entries_change ON audit_entries (generation, change_id, at DESC);
CREATE INDEX audit_entries_release ON audit_entries (generation, release_id) WHERE release_id IS NOT NULL;
CREATE INDEX audit_entries_nameless ON audit_entries (generation, repository) WHERE application IS NULL;
CREATE INDEX audit_entries_repository ON audit_entries (generation, repository, at DESC)
    WHERE repository IS NOT NULL AND application IS NOT NULL;
