package io.fairway.dashboard;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Fills the database with applications in all states, with long names and hostile words among them. What is under way is due
 * in the year 2100, so that no worker touches it.
 */
final class Seed implements AutoCloseable {

    private static final String[] NAMES = {
        "cart",
        "checkout",
        "catalogue",
        "payments",
        "search",
        "accounts",
        "shipping",
        "invoices",
        "recommendations",
        "customer-loyalty-programme-partner-gateway-adapter",
        "returns",
        "inventory",
        "pricing",
        "notifications",
        "media"
    };
    private static final String[] ENVIRONMENTS = {"development", "staging", "production"};

    private final Connection connection;
    private final SeedRows rows;
    private final Instant now = Instant.now();

    Seed(Connection connection) {
        this.connection = connection;
        this.rows = new SeedRows(connection);
    }

    /** How the newest change of an application stands. */
    enum Story {
        ROLLED_BACK,
        VERIFIED,
        RUNNING,
        AWAITING_APPROVAL,
        PAUSED,
        FAILED,
        NEW,
        QUARANTINED
    }

    static String name(int index) {
        return index == 0 ? "hello" : NAMES[(index - 1) % NAMES.length] + (index <= NAMES.length ? "" : "-" + index);
    }

    static Story story(int index) {
        return index % 7 == 0 ? Story.values()[index / 7 % Story.values().length] : Story.VERIFIED;
    }

    void applications(int count) throws SQLException {
        connection.setAutoCommit(false);
        for (int index = 0; index < count; index++) {
            application(index);
        }
        connection.commit();
        connection.setAutoCommit(true);
        try (Statement statement = connection.createStatement()) {
            statement.execute("ANALYZE");
        }
    }

    private void application(int index) throws SQLException {
        String name = name(index);
        Story story = index < 8 ? Story.values()[index] : story(index);
        String environments = "[{\"name\":\"development\",\"namespace\":\"" + name + "-dev\"},{\"name\":\"staging\","
                + "\"namespace\":\"" + name + "-staging\"},{\"name\":\"production\",\"namespace\":\"" + name + "\"}]";
        rows.run(
                "INSERT INTO applications (name, repository, environments) VALUES (?, ?, ?)",
                name,
                SeedRows.repository(name),
                environments);
        Duration age = Duration.ofMinutes(200 + index * 37L % 20000);
        if (story != Story.NEW) {
            UUID change = rows.change(name, index, 1, now.minus(age).minusSeconds(90));
            for (int at = 0; at < ENVIRONMENTS.length; at++) {
                rows.release(
                        name,
                        ENVIRONMENTS[at],
                        change,
                        "CHANGE",
                        "VERIFIED",
                        1,
                        index,
                        now.minus(age).plusSeconds(60L * at),
                        at + 3);
            }
        }
        newest(name, index, story);
    }

    private void newest(String name, int index, Story story) throws SQLException {
        if (story == Story.VERIFIED) {
            return;
        }
        UUID change = rows.change(name, index, 2, now.minusSeconds(170));
        rows.release(name, "development", change, "CHANGE", "VERIFIED", 2, index, now.minusSeconds(120), 6);
        switch (story) {
            case ROLLED_BACK -> {
                UUID bad = fail(name, "staging", change, index, "ROLLED_BACK");
                rollback(name, change, bad, index, "VERIFIED");
            }
            case FAILED -> {
                UUID bad = fail(name, "staging", change, index, "FAILED");
                rollback(name, change, bad, index, "DEPLOYING");
            }
            case RUNNING -> {
                rows.release(name, "staging", change, "CHANGE", "VERIFIED", 2, index, now.minusSeconds(60), 7);
                rows.release(name, "production", change, "CHANGE", "VERIFYING", 2, index, now.minusSeconds(12), 8);
            }
            case AWAITING_APPROVAL -> {
                rows.release(name, "staging", change, "CHANGE", "VERIFIED", 2, index, now.minusSeconds(60), 7);
                UUID waiting = rows.release(
                        name, "production", change, "CHANGE", "AWAITING_APPROVAL", 2, index, now.minusSeconds(30), 0);
                rows.run(
                        "UPDATE releases SET approval = ?, approval_expires_at = ?, reason = ? WHERE id = ?",
                        "{\"environment\":\"production\",\"by\":[\"ada\",\"group:sre\"],\"count\":1,\"expiresSeconds\":86400}",
                        SeedRows.at(now.plusSeconds(80000)),
                        "it was verified in staging, and production asks ada or somebody of sre for approval",
                        waiting);
            }
            case PAUSED -> {
                rows.release(name, "staging", change, "CHANGE", "VERIFIED", 2, index, now.minusSeconds(60), 7);
                UUID waiting = rows.release(
                        name, "production", change, "CHANGE", "WAITING", 2, index, now.minusSeconds(30), 0);
                rows.run(
                        "INSERT INTO paused VALUES (?, 'production', 'ada', 'the campaign runs until Monday', ?)",
                        name,
                        SeedRows.at(now.minusSeconds(4000)));
                rows.run(
                        "UPDATE releases SET held_back = 'ada paused production: the campaign runs until Monday' WHERE id = ?",
                        waiting);
            }
            case QUARANTINED -> {
                UUID bad = fail(name, "staging", change, index, "ROLLED_BACK");
                rollback(name, change, bad, index, "VERIFIED");
                UUID again = rows.change(name, index, 3, now.minusSeconds(40));
                UUID refused = rows.release(
                        name, "staging", again, "CHANGE", "QUARANTINED", 3, index, now.minusSeconds(20), 0);
                rows.run(
                        "UPDATE releases SET reason = 'its content is in quarantine: it failed in staging with CRASH_LOOP' WHERE id = ?",
                        refused);
            }
            case NEW, VERIFIED -> {}
        }
    }

    private UUID fail(String name, String environment, UUID change, int index, String status) throws SQLException {
        UUID bad = rows.release(name, environment, change, "CHANGE", status, 2, index, now.minusSeconds(60), 7);
        String message =
                "container app of Pod/" + name + "-7d9f8b6c5-x2x4z exited with 1 three times: cannot read PRICES_URL";
        rows.run(
                "UPDATE releases SET failure_reason = 'CRASH_LOOP', failure_message = ?, evidence = ?, ended_at = ? WHERE id = ?",
                message,
                "[{\"check\":\"rollout\",\"result\":\"FAILED\",\"message\":\"" + message + "\",\"at\":\""
                        + now.minusSeconds(45) + "\"},"
                        + "{\"check\":\"GET /health\",\"result\":\"NO_DATA\",\"message\":\"no pod of revision 7 was ready\",\"at\":\""
                        + now.minusSeconds(45) + "\"}]",
                SeedRows.at(now.minusSeconds(40)),
                bad);
        rows.run(
                "INSERT INTO quarantine (application, content_digest, release_id, reason, at)"
                        + " SELECT application, content_digest, id, ?, ? FROM releases WHERE id = ?",
                "it failed in " + environment + ": " + message,
                SeedRows.at(now.minusSeconds(40)),
                bad);
        return bad;
    }

    private void rollback(String name, UUID change, UUID bad, int index, String status) throws SQLException {
        UUID rollback = rows.release(name, "staging", change, "ROLLBACK", status, 1, index, now.minusSeconds(38), 8);
        rows.run(
                "UPDATE releases SET rolls_back = ?, reason = ?, restores = (SELECT id FROM releases WHERE application = ?"
                        + " AND environment = 'staging' AND kind = 'CHANGE' AND status = 'VERIFIED' LIMIT 1) WHERE id = ?",
                bad,
                "release failed: what was verified before comes back",
                name,
                rollback);
    }

    /** Makes a new release of an application, as the service itself would while it works. */
    UUID fails(String application, String environment) throws SQLException {
        UUID change = rows.change(application, 0, 9, Instant.now().minusSeconds(20));
        return fail(application, environment, change, 0, "FAILED");
    }

    UUID begins(String application, String environment) throws SQLException {
        UUID change = rows.change(application, 0, 8, Instant.now().minusSeconds(20));
        return rows.release(application, environment, change, "CHANGE", "DEPLOYING", 8, 0, Instant.now(), 9);
    }

    /** Something else was verified where a release is live, the day before, with revision 3. */
    void verifiedEarlier(UUID live) throws SQLException {
        rows.run(
                "INSERT INTO releases (id, application, environment, namespace, change_id, kind, attempt, status, sequence,"
                        + " chart, chart_version, content_digest, image, image_digest, source, commit_id, reason,"
                        + " helm_revision, recorded, evidence, differences, created_at, ended_at)"
                        + " SELECT gen_random_uuid(), application, environment, namespace, gen_random_uuid(), kind, 1,"
                        + " 'VERIFIED', 0, chart, '0.9.0', 'sha256:earlier', image, image_digest, source, commit_id, reason, 3,"
                        + " '{\"salt\":\"\",\"objects\":[]}', '[]', '[]', created_at - interval '1 day',"
                        + " ended_at - interval '1 day' FROM releases WHERE id = ?",
                live);
    }

    /** What the verifier measured while a release failed, and while the one before did not. */
    void measured(UUID release) throws SQLException {
        String measurements = "UPDATE releases SET measurements = ? WHERE ";
        rows.run(
                measurements + "id = ?",
                "[" + measurement("ready pods Deployment/hello", "pods", 0, 0, 1, 1, 0, 0, 1, 0, 0, 0) + ","
                        + measurement("GET /health", "ms", 12, 14, 11, 240, 310, 180, 420, 480, 460, 490) + "]",
                release);
        rows.run(
                measurements + "status = 'VERIFIED' AND kind = 'CHANGE' AND (application, environment) ="
                        + " (SELECT application, environment FROM releases WHERE id = ?)",
                "[" + measurement("ready pods Deployment/hello", "pods", 0, 0, 1, 1, 2, 2, 2, 2, 2, 2) + ","
                        + measurement("GET /health", "ms", 13, 12, 14, 18, 15, 13, 12, 14, 13, 12) + "]",
                release);
    }

    private static String measurement(String name, String unit, int... values) {
        return IntStream.range(0, values.length)
                .mapToObj(i -> "{\"millis\":" + 1000 * i + ",\"value\":" + values[i] + "}")
                .collect(Collectors.joining(
                        ",", "{\"name\":\"" + name + "\",\"unit\":\"" + unit + "\",\"points\":[", "]}"));
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
