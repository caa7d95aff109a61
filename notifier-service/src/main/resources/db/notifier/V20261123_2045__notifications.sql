-- What happened, in the order in which it was recorded. A row is written once and never changed.
CREATE TABLE events (
    -- Ascends in the order of the commits: writers take turns.
    position    bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    event_id    uuid        NOT NULL UNIQUE,
    event_type  text        NOT NULL,
    happened_at timestamptz NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    change_id   uuid        NOT NULL,
    -- The event as it was on Kafka.
    data        jsonb       NOT NULL,
    -- What people are told about it.
    notice      jsonb       NOT NULL,
    -- The same fact for other tools; empty if CDEvents has no word for it.
    cdevents    jsonb       NOT NULL DEFAULT '[]'
);

CREATE TRIGGER events_notify AFTER INSERT ON events
    FOR EACH STATEMENT EXECUTE FUNCTION fairway_notify('events');

-- What later events refer to, and do not repeat.
CREATE TABLE known_changes (
    change_id  uuid PRIMARY KEY,
    repository text NOT NULL,
    branch     text NOT NULL,
    commit_id  text NOT NULL,
    author     text NOT NULL,
    summary    text NOT NULL
);

CREATE TABLE known_applications (
    repository  text PRIMARY KEY,
    application text NOT NULL
);

CREATE TABLE known_releases (
    release_id  uuid PRIMARY KEY,
    application text    NOT NULL,
    environment text    NOT NULL,
    requested   jsonb   NOT NULL,
    deployed    boolean NOT NULL DEFAULT false
);

-- What CDEvents asks to be told apart: the first release of a target from the next ones, and whether something is broken.
CREATE TABLE known_targets (
    target        text PRIMARY KEY,
    live          boolean NOT NULL DEFAULT false,
    open_incident uuid
);

CREATE TABLE sinks (
    name       text PRIMARY KEY,
    -- Up to here every recorded event was looked at; what the sink wants of them is in deliveries.
    cursor     bigint      NOT NULL,
    -- What happened before is not for this sink.
    since      timestamptz NOT NULL,
    configured boolean     NOT NULL DEFAULT true
);

-- A row is one message to one sink.
CREATE TABLE deliveries (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    sink          text        NOT NULL REFERENCES sinks (name),
    position      bigint      NOT NULL REFERENCES events (position),
    -- Of several messages about one event.
    part          integer     NOT NULL DEFAULT 0,
    -- Messages about the same target stay in order.
    target        text        NOT NULL,
    status        text        NOT NULL DEFAULT 'PENDING' CHECK (status IN ('PENDING', 'SENDING', 'DELIVERED', 'DEAD')),
    attempts      integer     NOT NULL DEFAULT 0,
    due_at        timestamptz NOT NULL DEFAULT clock_timestamp(),
    -- Whoever sends has until then to say what became of it; later, nobody knows.
    sending_until timestamptz,
    -- An attempt was begun and nobody knows whether the sink took it.
    unclear       boolean     NOT NULL DEFAULT false,
    error         text,
    failed_at     timestamptz,
    ended_at      timestamptz,
    UNIQUE (sink, position, part)
);

CREATE INDEX deliveries_open ON deliveries (sink, target, position, part) WHERE status IN ('PENDING', 'SENDING');
CREATE INDEX deliveries_dead ON deliveries (sink, id) WHERE status = 'DEAD';
CREATE INDEX deliveries_delivered ON deliveries (sink, ended_at) WHERE status = 'DELIVERED';
CREATE INDEX deliveries_position ON deliveries (position);
