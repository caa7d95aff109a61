-- What was measured so far; afterwards all of it.
ALTER TABLE verifications ADD COLUMN measurements jsonb NOT NULL DEFAULT '[]';
