package io.fairway.dashboard;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** Rows of release-service's tables: a change with its steps, and a release with those that it adds. */
final class SeedRows {

    private static final String[] AUTHORS = {
        "Ada Lovelace", "Grace Hopper", "Linus", "Bartholomew Featherstonehaugh-Cholmondeley", "Katherine Johnson"
    };
    private static final String[] SUMMARIES = {
        "Make the greeting shorter",
        "Retry the payment provider only when it says that it may be tried again, and never more than three times in one minute",
        "Raise the memory limit to 512Mi",
        "Fix <script>alert(1)</script> & \"quotes\" in </td> names",
        "Read prices from the new table"
    };
    private final Connection connection;

    SeedRows(Connection connection) {
        this.connection = connection;
    }

    UUID change(String name, int index, int sequence, Instant at) throws SQLException {
        UUID id = id(name, "change", String.valueOf(sequence), at);
        run(
                "INSERT INTO changes (id, application, source, commit_id, author, summary, environments, heard_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                id,
                name,
                source(name, sequence),
                commit(name, sequence),
                AUTHORS[(index + sequence) % AUTHORS.length],
                SUMMARIES[(index + sequence) % SUMMARIES.length],
                "[\"development\",\"staging\",\"production\"]",
                at(at));
        UUID accepted = step(
                id,
                "accepted",
                null,
                at,
                null,
                SUMMARIES[(index + sequence) % SUMMARIES.length] + " (" + AUTHORS[(index + sequence) % AUTHORS.length]
                        + ")",
                "[]");
        UUID image = step(
                id,
                "image",
                null,
                at.plusSeconds(31),
                accepted,
                "built registry.example/shop/" + name + "@" + digest(name, sequence),
                "[{\"step\":\"image build\",\"by\":\"BUILD\",\"millis\":29400}]");
        step(id, "chart", null, at.plusSeconds(33), image, "published " + name + " 1." + sequence + "." + index, "[]");
        return id;
    }

    private UUID step(UUID change, String name, String environment, Instant at, UUID cause, String reason, String spent)
            throws SQLException {
        UUID id = id(change.toString(), name, String.valueOf(environment), at);
        run(
                "INSERT INTO change_steps (event_id, change_id, name, environment, at, reason, caused_by, spent)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                id,
                change,
                name,
                environment,
                at(at),
                reason,
                cause,
                spent);
        return id;
    }

    UUID release(
            String name,
            String environment,
            UUID change,
            String kind,
            String status,
            int sequence,
            int index,
            Instant at,
            int revision)
            throws SQLException {
        UUID id = id(name + environment + kind, status, String.valueOf(sequence), at);
        boolean ended = !List.of("WAITING", "AWAITING_APPROVAL", "DEPLOYING", "VERIFYING", "RECORDING")
                .contains(status);
        boolean began = !List.of("WAITING", "AWAITING_APPROVAL", "QUARANTINED").contains(status);
        run("INSERT INTO targets (application, environment) VALUES (?, ?) ON CONFLICT DO NOTHING", name, environment);
        run(
                "INSERT INTO releases (id, application, environment, namespace, change_id, kind, attempt, status, sequence,"
                        + " chart, chart_version, content_digest, image, image_digest, source, commit_id, reason, helm_revision,"
                        + " evidence, differences, created_at, ended_at, due_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '[]', ?, ?, '2100-01-01')",
                id,
                name,
                environment,
                name + "-" + environment,
                change,
                kind,
                status,
                (long) sequence,
                "{\"name\":\"" + name + "\",\"version\":\"1." + sequence + "." + index
                        + "\",\"oci\":\"oci://registry.example/charts/"
                        + name + "\",\"digest\":\"" + digest(name, sequence) + "\",\"archive\":\"http://charts.example/"
                        + name
                        + ".tgz\",\"contentDigest\":\"" + digest(name, 100 + sequence) + "\"}",
                "1." + sequence + "." + index,
                digest(name, 100 + sequence),
                "{\"repository\":\"registry.example/shop/" + name + "\",\"tag\":\"main\",\"digest\":\""
                        + digest(name, sequence) + "\"}",
                digest(name, sequence),
                source(name, sequence),
                commit(name, sequence),
                environment.equals("development")
                        ? "its chart was published"
                        : "it was verified in the environment before",
                began ? revision : null,
                "[{\"check\":\"rollout\",\"result\":\"PASSED\",\"message\":\"2 of 2 pods of this revision are ready\",\"at\":\""
                        + at + "\"}]",
                at(at),
                ended ? at(at.plusSeconds(18)) : null);
        if (status.equals("VERIFIED")) {
            run("UPDATE releases SET recorded = '{\"salt\":\"\",\"objects\":[]}' WHERE id = ?", id);
        }
        if (kind.equals("CHANGE") && began) {
            UUID requested =
                    step(change, "requested", environment, at, null, "it was verified in the environment before", "[]");
            UUID deployed = step(
                    change,
                    "deployed",
                    environment,
                    at.plusSeconds(4),
                    requested,
                    "Helm installed revision " + revision + " in namespace " + name + "-" + environment,
                    "[{\"step\":\"helm upgrade\",\"by\":\"HELM\",\"millis\":2900}]");
            if (status.equals("VERIFIED")) {
                step(
                        change,
                        "verified",
                        environment,
                        at.plusSeconds(18),
                        deployed,
                        "revision " + revision + " was seen healthy on its own pods",
                        "[{\"step\":\"rollout\",\"by\":\"ROLLOUT\",\"millis\":13000}]");
            } else if (status.equals("ROLLED_BACK") || status.equals("FAILED")) {
                step(
                        change,
                        "failed",
                        environment,
                        at.plusSeconds(16),
                        deployed,
                        "CRASH_LOOP: container app of Pod/" + name
                                + "-7d9f8b6c5-x2x4z exited with 1 three times: cannot read PRICES_URL",
                        "[]");
            }
        }
        return id;
    }

    void run(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }

    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** Ordered by time, as the service's own ids are. */
    private static UUID id(String one, String two, String three, Instant at) {
        UUID random = UUID.nameUUIDFromBytes((one + two + three + at).getBytes(StandardCharsets.UTF_8));
        return new UUID(
                at.toEpochMilli() << 16 | 0x7000 | random.getMostSignificantBits() & 0xfff,
                random.getLeastSignificantBits());
    }

    private static String source(String name, int sequence) {
        return "{\"repository\":\"" + repository(name) + "\",\"branch\":\"main\",\"commit\":\"" + commit(name, sequence)
                + "\",\"sequence\":" + sequence + "}";
    }

    static String repository(String name) {
        return "https://git.example/shop/" + name + ".git";
    }

    private static String commit(String name, int sequence) {
        return (digest(name, 200 + sequence)).substring(7, 47);
    }

    private static String digest(String name, int sequence) {
        String hex = UUID.nameUUIDFromBytes((name + sequence).getBytes(StandardCharsets.UTF_8))
                .toString()
                .replace("-", "");
        return "sha256:" + hex + new StringBuilder(hex).reverse();
    }
}
