-- Since when a release waits for something that it needs and that is missing, for example a right.
ALTER TABLE releases ADD COLUMN missing_since timestamptz;
