-- What a release changed, with its secrets hidden: Helm keeps only some of its revisions.
CREATE TABLE release_diffs (
    release_id uuid PRIMARY KEY REFERENCES releases (id),
    diff       text        NOT NULL,
    kept_at    timestamptz NOT NULL
);
