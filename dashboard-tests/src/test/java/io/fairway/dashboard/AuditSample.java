package io.fairway.dashboard;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Two months of an application, as its audit has them: good changes, bad ones, and people who decide. */
final class AuditSample {

    private static final String[] SUMMARIES = {
        "Keep a guestbook", "Make the greeting shorter", "Raise the memory of the cache", "Ask for two replicas"
    };

    private final Connection database;
    private final String application;
    private final Random random = new Random(7);
    private int part;

    private AuditSample(Connection database, String application) {
        this.database = database;
        this.application = application;
    }

    static void write(RunningService service, String application, int days) throws SQLException {
        try (Connection database = service.database()) {
            database.setAutoCommit(false);
            new AuditSample(database, application).write(days);
            database.commit();
        }
    }

    /** One more entry, as the audit's own consumer would write it. */
    static void add(RunningService service, String application, String why) throws SQLException {
        try (Connection database = service.database()) {
            database.setAutoCommit(true);
            new AuditSample(database, application)
                    .entry(
                            Instant.now(),
                            UUID.randomUUID(),
                            "ActionTaken",
                            "PAUSE",
                            "production",
                            "grace",
                            "PERSON",
                            "paused",
                            why,
                            null,
                            null);
        }
    }

    private void write(int days) throws SQLException {
        register();
        Instant start = Instant.now().minus(Duration.ofDays(days));
        for (int day = 0; day < days; day++) {
            int changes = day % 7 > 4 ? 0 : 1 + random.nextInt(3);
            for (int i = 0; i < changes; i++) {
                change(start.plus(Duration.ofDays(day)).plus(Duration.ofHours(2 + 5L * i)), random.nextInt(9) == 0);
            }
        }
    }

    private void change(Instant at, boolean bad) throws SQLException {
        UUID change = UUID.randomUUID();
        UUID release = UUID.randomUUID();
        String summary = SUMMARIES[random.nextInt(SUMMARIES.length)];
        entry(
                at,
                change,
                "ChangeAccepted",
                null,
                null,
                "Ada Example",
                "AUTHOR",
                "accepted",
                summary + " (Ada Example)",
                null,
                null);
        Instant requested = at.plusSeconds(60 + random.nextInt(300));
        entry(
                requested,
                change,
                "ReleaseRequested",
                "CHANGE",
                "production",
                "fairway/release-service",
                "SERVICE",
                "requested",
                "it was verified in staging",
                release,
                null);
        Instant deployed = requested.plusSeconds(4);
        entry(
                deployed,
                change,
                "ReleaseDeployed",
                null,
                "production",
                "fairway/release-service",
                "SERVICE",
                "deployed",
                "Helm installed revision " + (3 + part) + " in namespace " + application + "-production",
                release,
                null);
        if (!bad) {
            entry(
                    deployed.plusSeconds(20),
                    change,
                    "ReleaseVerified",
                    null,
                    "production",
                    "fairway/verifier-service",
                    "SERVICE",
                    "verified",
                    "revision " + (3 + part) + " was seen healthy on its own pods",
                    release,
                    null);
            return;
        }
        UUID rollback = UUID.randomUUID();
        entry(
                deployed.plusSeconds(9),
                change,
                "ReleaseFailed",
                "CRASH_LOOP",
                "production",
                "fairway/verifier-service",
                "SERVICE",
                "failed",
                "CRASH_LOOP: Deployment/hello: container hello of pod hello-579f868c-l2spr keeps crashing (CrashLoopBackOff): last"
                        + " exit code 1 (Error), 1 restart",
                release,
                null);
        entry(
                deployed.plusSeconds(10),
                change,
                "ReleaseRequested",
                "ROLLBACK",
                "production",
                "fairway/release-service",
                "SERVICE",
                "requested",
                "release " + release + " failed",
                rollback,
                release);
        entry(
                deployed.plusSeconds(30 + random.nextInt(60)),
                change,
                "ReleaseRolledBack",
                "RESTORED",
                "production",
                "fairway/release-service",
                "SERVICE",
                "rolled back",
                "chart 1.0.2+g23fb871 is live again; every object equals what was recorded",
                release,
                rollback);
        entry(
                deployed.plusSeconds(900),
                change,
                "ActionTaken",
                "RETRY",
                "production",
                "ada",
                "PERSON",
                "retried",
                "ada retried it: the network was to blame",
                release,
                null);
    }

    private void register() throws SQLException {
        try (PreparedStatement insert = database.prepareStatement(
                "INSERT INTO applications (name, repository, environments) VALUES (?, ?, ?) ON CONFLICT DO NOTHING")) {
            insert.setString(1, application);
            insert.setString(2, "https://git.example/" + application + ".git");
            insert.setString(
                    3,
                    "[{\"name\":\"staging\",\"namespace\":\"" + application
                            + "-staging\"},{\"name\":\"production\",\"namespace\":\"" + application
                            + "-production\"}]");
            insert.executeUpdate();
        }
    }

    private void entry(
            Instant at,
            UUID change,
            String type,
            @Nullable String detail,
            @Nullable String environment,
            String actor,
            String actorKind,
            String what,
            String why,
            @Nullable UUID release,
            @Nullable UUID related)
            throws SQLException {
        try (PreparedStatement insert = database.prepareStatement(
                "INSERT INTO audit_entries (generation, number, event_id, at, change_id, type, detail, application,"
                        + " environment, actor, actor_kind, what, why, release_id, related_release_id, repository, commit_id,"
                        + " chart_version, image_digest, topic, part, record_offset) VALUES ((SELECT id FROM"
                        + " audit_generations WHERE state = 'CURRENT'), nextval('audit_numbers'), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
                        + " ?, ?, ?, ?, ?, ?, ?, 'fairway.releases', 0, 0)")) {
            int i = 1;
            insert.setObject(i++, UUID.randomUUID());
            insert.setObject(i++, OffsetDateTime.ofInstant(at, ZoneOffset.UTC));
            insert.setObject(i++, change);
            insert.setString(i++, type);
            insert.setString(i++, detail);
            insert.setString(i++, application);
            insert.setString(i++, environment);
            insert.setString(i++, actor);
            insert.setString(i++, actorKind);
            insert.setString(i++, what);
            insert.setString(i++, why);
            insert.setObject(i++, release);
            insert.setObject(i++, related);
            insert.setString(i++, "https://git.example/" + application + ".git");
            insert.setString(i++, "68b1f57c0ffee68b1f57c0ffee68b1f57c0ffee0");
            insert.setString(i++, environment == null ? null : "1.0." + ++part + "+g68b1f57");
            insert.setString(
                    i,
                    environment == null
                            ? null
                            : "sha256:3160c713395d3160c713395d3160c713395d3160c713395d3160c713395d3160c7");
            insert.executeUpdate();
        }
    }
}
