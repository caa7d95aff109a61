-- Since when a build waits for a registry that is away or full; null while it does not.
ALTER TABLE builds ADD COLUMN waiting_since timestamptz;
