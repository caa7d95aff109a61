-- Where a release is installed has a cluster. There is one at present, and what was installed before is in it.
ALTER TABLE releases ADD COLUMN cluster text NOT NULL DEFAULT 'default';
