-- The pushes of all repositories are counted together: an application whose repository is renamed, moved or replaced goes on with
-- greater numbers. It begins after the greatest number that any repository had.
CREATE SEQUENCE push_sequence;
SELECT setval('push_sequence', 1 + greatest(
    (SELECT coalesce(max(last_sequence), 0) FROM sequences),
    (SELECT coalesce(max(sequence), 0) FROM builds)), false);
DROP TABLE sequences;

-- Images are used again by application and inputs, whatever the repository is called now.
DROP INDEX builds_inputs;
CREATE INDEX builds_inputs ON builds (application, inputs_digest);

-- How the git server calls a repository whatever its name is; known from the pushes. A renamed one is recognised by it.
ALTER TABLE repositories ADD COLUMN server_id text;

-- A push is known by its repository, branch and commit. What the git server calls its message says nothing more.
DROP TABLE deliveries;
