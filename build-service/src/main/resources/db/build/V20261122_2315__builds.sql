-- The repositories whose pushes are accepted.
CREATE TABLE repositories (
    name          text PRIMARY KEY,
    clone_url     text        NOT NULL,
    -- The URL in the one spelling by which pushes are matched.
    canonical_url text        NOT NULL UNIQUE,
    branches      text[]      NOT NULL
);

-- The last sequence of each repository. Outlives its registration, so that a number never comes twice.
CREATE TABLE sequences (
    repository    text PRIMARY KEY,
    last_sequence bigint NOT NULL
);

CREATE TABLE builds (
    id             uuid PRIMARY KEY,
    change_id      uuid        NOT NULL UNIQUE,
    accepted_event uuid        NOT NULL,
    repository     text        NOT NULL,
    branch         text        NOT NULL,
    commit_id      text        NOT NULL,
    sequence       bigint      NOT NULL,
    author         text        NOT NULL,
    summary        text        NOT NULL,
    trace          text,
    status         text        NOT NULL
        CHECK (status IN ('PENDING', 'BUILDING', 'IMAGE_PUSHED', 'CONFIGURATION_PUSHED', 'FAILED')),
    -- Times for people come from the service's clock; due_at and claimed_until from the database's, by which workers agree.
    accepted_at    timestamptz NOT NULL,
    ended_at       timestamptz,
    due_at         timestamptz NOT NULL DEFAULT clock_timestamp(),
    attempts       integer     NOT NULL DEFAULT 0,
    claimed_until  timestamptz,
    -- Grows with every claim: only who holds the last one may write.
    claim          bigint      NOT NULL DEFAULT 0,
    application    text,
    inputs_digest  text,
    image          text,
    tag            text,
    digest         text,
    reason         text,
    message        text,
    UNIQUE (repository, branch, commit_id),
    UNIQUE (repository, sequence)
);

CREATE INDEX builds_open ON builds (due_at) WHERE status IN ('PENDING', 'BUILDING');
CREATE INDEX builds_inputs ON builds (repository, inputs_digest);
CREATE INDEX builds_commit ON builds (commit_id);

-- Not on every renewal of a claim: only when there may be something to do.
CREATE TRIGGER builds_notify AFTER INSERT OR UPDATE OF status, due_at ON builds
    FOR EACH STATEMENT EXECUTE FUNCTION fairway_notify('builds');

-- What the git server called its messages.
CREATE TABLE deliveries (
    id       text PRIMARY KEY,
    build_id uuid NOT NULL REFERENCES builds
);

CREATE TABLE build_logs (
    position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    build_id uuid NOT NULL REFERENCES builds,
    text     text NOT NULL
);

CREATE INDEX build_logs_of_build ON build_logs (build_id, position);

CREATE TRIGGER build_logs_notify AFTER INSERT ON build_logs
    FOR EACH STATEMENT EXECUTE FUNCTION fairway_notify('build_logs');
