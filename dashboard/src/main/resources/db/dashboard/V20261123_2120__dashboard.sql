-- What is live at a target is found without reading its history.
CREATE INDEX releases_verified ON releases (application, environment, ended_at DESC) WHERE status = 'VERIFIED';

-- Tells the dashboard what a commit was about, so that only what shows it is made anew. PostgreSQL itself sends equal
-- messages of one transaction once.
CREATE FUNCTION fairway_tell_dashboard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    CASE TG_TABLE_NAME
        WHEN 'releases' THEN
            PERFORM pg_notify('dashboard', 'application:' || NEW.application);
            PERFORM pg_notify('dashboard', 'change:' || NEW.change_id);
            PERFORM pg_notify('dashboard', 'release:' || NEW.id);
        WHEN 'changes' THEN
            PERFORM pg_notify('dashboard', 'change:' || NEW.id);
        WHEN 'change_steps' THEN
            PERFORM pg_notify('dashboard', 'change:' || NEW.change_id);
        WHEN 'approvals' THEN
            PERFORM pg_notify('dashboard', 'release:' || NEW.release_id);
        WHEN 'applications' THEN
            PERFORM pg_notify('dashboard', 'application:' || coalesce(NEW.name, OLD.name));
        ELSE
            PERFORM pg_notify('dashboard', 'application:' || coalesce(NEW.application, OLD.application));
    END CASE;
    RETURN NULL;
END
$$;

CREATE TRIGGER releases_dashboard AFTER INSERT OR UPDATE ON releases
    FOR EACH ROW EXECUTE FUNCTION fairway_tell_dashboard();
CREATE TRIGGER changes_dashboard AFTER INSERT OR UPDATE ON changes
    FOR EACH ROW EXECUTE FUNCTION fairway_tell_dashboard();
CREATE TRIGGER change_steps_dashboard AFTER INSERT ON change_steps
    FOR EACH ROW EXECUTE FUNCTION fairway_tell_dashboard();
CREATE TRIGGER approvals_dashboard AFTER INSERT OR UPDATE ON approvals
    FOR EACH ROW EXECUTE FUNCTION fairway_tell_dashboard();
CREATE TRIGGER applications_dashboard AFTER INSERT OR UPDATE OR DELETE ON applications
    FOR EACH ROW EXECUTE FUNCTION fairway_tell_dashboard();
CREATE TRIGGER quarantine_dashboard AFTER INSERT OR UPDATE ON quarantine
    FOR EACH ROW EXECUTE FUNCTION fairway_tell_dashboard();
CREATE TRIGGER paused_dashboard AFTER INSERT OR UPDATE OR DELETE ON paused
    FOR EACH ROW EXECUTE FUNCTION fairway_tell_dashboard();
