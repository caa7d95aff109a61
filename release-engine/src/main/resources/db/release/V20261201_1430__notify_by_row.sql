-- A statement that changes no row must wake nobody.
DROP TRIGGER releases_notify ON releases;
CREATE TRIGGER releases_notify AFTER INSERT OR UPDATE ON releases
    FOR EACH ROW EXECUTE FUNCTION fairway_notify('releases');
DROP TRIGGER interventions_notify ON interventions;
CREATE TRIGGER interventions_notify AFTER INSERT OR UPDATE ON interventions
    FOR EACH ROW EXECUTE FUNCTION fairway_notify('releases');
