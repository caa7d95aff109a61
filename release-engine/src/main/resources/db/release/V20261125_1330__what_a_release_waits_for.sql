-- Why a release is tried again, and how often in a row something that it needs was away.
ALTER TABLE releases ADD COLUMN waits_for text;
ALTER TABLE releases ADD COLUMN faults integer NOT NULL DEFAULT 0;

-- What was verified of it, so that a rollback to it is verified alike though its chart may be gone.
ALTER TABLE releases ADD COLUMN checks text;

-- The step in which the live state is recorded or compared had a name that meant something else to people.
UPDATE releases SET status = 'RECORDING' WHERE status = 'SETTLING';
DROP INDEX releases_work;
CREATE INDEX releases_work ON releases (application, environment, due_at)
    WHERE status IN ('WAITING', 'DEPLOYING', 'VERIFYING', 'RECORDING');
