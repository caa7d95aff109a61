-- What was made of a change, so that each of these leads back to it.
ALTER TABLE changes ADD COLUMN image text;
ALTER TABLE changes ADD COLUMN image_tag text;
ALTER TABLE changes ADD COLUMN image_digest text;
ALTER TABLE changes ADD COLUMN chart text;
ALTER TABLE changes ADD COLUMN chart_version text;
ALTER TABLE changes ADD COLUMN build_log text;

UPDATE changes SET image = made.image, image_tag = CAST(made.image AS json) ->> 'tag', image_digest = made.image_digest,
    chart = made.chart, chart_version = made.chart_version
FROM (SELECT DISTINCT ON (change_id) change_id, image, image_digest, chart, chart_version
    FROM releases WHERE kind = 'CHANGE' ORDER BY change_id, created_at) made
WHERE made.change_id = changes.id;

-- Beginnings of commits and digests are looked for, too.
CREATE INDEX changes_commit_beginning ON changes (commit_id text_pattern_ops);
CREATE INDEX changes_image_digest ON changes (image_digest text_pattern_ops);
CREATE INDEX changes_image_tag ON changes (image_tag);
CREATE INDEX changes_chart_version ON changes (chart_version);
CREATE INDEX releases_helm_revision ON releases (application, environment, helm_revision);
