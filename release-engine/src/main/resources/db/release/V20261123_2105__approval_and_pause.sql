-- Who has to approve a release, and until when it waits for them; null if nobody has to.
ALTER TABLE releases ADD COLUMN approval text;
ALTER TABLE releases ADD COLUMN approval_expires_at timestamptz;
-- Why a release that waits may not begin, though nothing else is going on; null if it may.
ALTER TABLE releases ADD COLUMN held_back text;
CREATE INDEX releases_awaiting_approval ON releases (approval_expires_at) WHERE status = 'AWAITING_APPROVAL';

-- What fairway.yaml asks of people, for each environment that it asks it for.
ALTER TABLE changes ADD COLUMN approvals text;

-- What people decided about a release; each decides once.
CREATE TABLE approvals (
    release_id uuid        NOT NULL REFERENCES releases (id),
    by_name    text        NOT NULL,
    decision   text        NOT NULL,
    reason     text        NOT NULL,
    at         timestamptz NOT NULL,
    PRIMARY KEY (release_id, by_name)
);

-- Environments in which nothing but rollbacks begins.
CREATE TABLE paused (
    application text        NOT NULL,
    environment text        NOT NULL,
    by_name     text        NOT NULL,
    reason      text        NOT NULL,
    at          timestamptz NOT NULL,
    PRIMARY KEY (application, environment)
);
