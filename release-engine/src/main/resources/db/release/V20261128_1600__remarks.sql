-- What had to be done besides Helm's own for a release, in sentences for people (JSON, a list).
ALTER TABLE releases ADD COLUMN remarks text;
