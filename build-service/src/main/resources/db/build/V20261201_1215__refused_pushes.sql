-- Repositories that nobody registered and whose pushes were told of in the last day.
CREATE TABLE refused_pushes (
    repository text PRIMARY KEY,
    told_at    timestamptz NOT NULL
);
