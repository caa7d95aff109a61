-- Sequence numbers of pushes count within one registration of an application's repository.
ALTER TABLE applications ADD COLUMN registration bigint NOT NULL DEFAULT 1;
-- Null where nothing is left behind, like the other columns of a content.
ALTER TABLE releases ADD COLUMN registration bigint;
UPDATE releases SET registration = 1 WHERE content_digest IS NOT NULL;
