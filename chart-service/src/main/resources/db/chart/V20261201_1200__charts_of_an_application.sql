-- Two applications may have charts of one name: versions and files belong to the application. A version is taken before the
-- chart is pushed, so that two charts that are made at the same time never share one.
DROP INDEX charts_published;
DROP INDEX charts_file;
CREATE UNIQUE INDEX charts_version ON charts (application, version) WHERE status <> 'REJECTED';
CREATE INDEX charts_file ON charts ((name || '-' || version || '.tgz'), application) WHERE status = 'PUBLISHED';
