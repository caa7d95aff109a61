-- What the bad pods of a failed release wrote last, masked (JSON, a list); null if there is nothing.
ALTER TABLE releases ADD COLUMN output text;
