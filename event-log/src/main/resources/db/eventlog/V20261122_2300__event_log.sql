-- The event log of one service: what it still has to say, and what it has heard already.

-- Wakes everybody who listens on the channel named in the trigger, at the moment the transaction commits.
CREATE FUNCTION fairway_notify() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify(TG_ARGV[0], '');
    RETURN NULL;
END
$$;

-- A row is a message that the relay has yet to send; it is deleted when Kafka has acknowledged it.
CREATE TABLE outbox (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    topic         text        NOT NULL,
    message_key   text        NOT NULL,
    header_names  text[]      NOT NULL,
    header_values text[]      NOT NULL,
    payload       bytea       NOT NULL,
    appended_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
    -- Set when Kafka said that it will never take this message: kept for a human, passed by the relay.
    refused       text
);

CREATE TRIGGER outbox_notify AFTER INSERT ON outbox
    FOR EACH STATEMENT EXECUTE FUNCTION fairway_notify('outbox');

-- A row is an event that a consumer has dealt with.
CREATE TABLE inbox (
    consumer text        NOT NULL,
    event_id uuid        NOT NULL,
    seen_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (consumer, event_id)
);

-- Rows are removed by age; they are inserted in the order of their age, which is what BRIN is for.
CREATE INDEX inbox_seen_at ON inbox USING brin (seen_at);
