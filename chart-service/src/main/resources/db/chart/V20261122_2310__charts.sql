-- A row is a chart that was asked for, and what became of it.
CREATE TABLE charts (
    id               uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    change_id        uuid        NOT NULL,
    caused_by        uuid        NOT NULL,
    repository       text        NOT NULL,
    branch           text        NOT NULL,
    commit_id        text        NOT NULL,
    sequence         bigint      NOT NULL,
    application      text        NOT NULL,
    image_repository text        NOT NULL,
    image_tag        text        NOT NULL,
    image_digest     text        NOT NULL,
    traceparent      text,
    requested_at     timestamptz NOT NULL DEFAULT now(),

    -- The work: due when due_at has come and nobody holds a lease. The lease is a fencing token.
    status           text        NOT NULL DEFAULT 'PENDING' CHECK (status IN ('PENDING', 'PUBLISHED', 'REJECTED')),
    attempts         int         NOT NULL DEFAULT 0,
    due_at           timestamptz NOT NULL DEFAULT now(),
    lease            uuid,
    leased_until     timestamptz,

    -- The result.
    ended_at         timestamptz,
    name             text,
    version          text,
    app_version      text,
    description      text,
    digest           text,
    content_digest   text,
    message          text,
    file             text,
    line             int,

    UNIQUE (repository, branch, commit_id),
    CHECK (status <> 'PUBLISHED'
        OR num_nulls(ended_at, name, version, app_version, description, digest, content_digest) = 0),
    CHECK (status <> 'REJECTED' OR num_nulls(ended_at, message) = 0)
);

CREATE INDEX charts_due ON charts (due_at) WHERE status = 'PENDING';
CREATE UNIQUE INDEX charts_published ON charts (name, version) WHERE status = 'PUBLISHED';
CREATE UNIQUE INDEX charts_file ON charts ((name || '-' || version || '.tgz')) WHERE status = 'PUBLISHED';

CREATE TRIGGER charts_notify AFTER INSERT OR UPDATE OF due_at ON charts
    FOR EACH STATEMENT EXECUTE FUNCTION fairway_notify('charts');

-- The bytes, apart from the row so that nothing reads them by accident. They are compressed already.
CREATE TABLE chart_archives (
    chart_id uuid PRIMARY KEY REFERENCES charts (id),
    content  bytea NOT NULL
);
ALTER TABLE chart_archives ALTER COLUMN content SET STORAGE EXTERNAL;
