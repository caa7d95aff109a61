-- A claim that finds nothing updates no row, and must wake nobody: a trigger of the statement made the workers wake each other for ever.
DROP TRIGGER builds_notify ON builds;
CREATE TRIGGER builds_notify AFTER INSERT OR UPDATE OF status, due_at ON builds
    FOR EACH ROW EXECUTE FUNCTION fairway_notify('builds');
