package io.fairway.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fairway.events.Checks;
import io.fairway.events.Evidence;
import io.fairway.events.Measurement;
import io.fairway.events.Measurement.Point;
import io.fairway.events.ReleaseDeployed;
import io.fairway.events.ReleaseFailed.Reason;
import io.fairway.events.Target;
import io.fairway.local.RealInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Rows that are held for an hour: until then the service's own worker leaves them alone. */
@QuarkusTest
@QuarkusTestResource(value = RealInfrastructure.class, restrictToAnnotatedClass = false)
class VerificationStoreTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final RunProgress PROGRESS = new RunProgress(
            Duration.ofMillis(1500),
            new Baseline(Map.of("uid-hello", "template-2"), Set.of("uid-migrate"), Map.of("uid-hello", 2), List.of()),
            "Deployment/hello: 0 of 1 pods of this revision are ready",
            List.of(new Measurement("ready pods Deployment/hello", "pods", List.of(new Point(0, 0)))));

    @Inject
    VerificationStore store;

    @Inject
    FakeCluster cluster;

    @Inject
    DataSource dataSource;

    private final UUID id = UUID.randomUUID();
    private final UUID releaseId = UUID.randomUUID();

    @Test
    void renewal_saves_the_progress_and_extends_the_lease() throws SQLException {
        addHeld(3, "");

        assertThat(store.renew(claimed(3), HOUR.multipliedBy(2), PROGRESS)).isTrue();

        VerificationView view = view();
        assertThat(view.message()).isEqualTo(PROGRESS.waitingFor());
        assertThat(view.measurements()).isEqualTo(PROGRESS.measured());
        assertThat(view.status()).isEqualTo(VerificationStatus.WATCHING);
        assertThat(select("SELECT blind_millis = 1500 AND leased_until > now() + interval '90 minutes' AND known"
                        + " = '{\"templates\": {\"uid-hello\": \"template-2\"}, \"completed\":"
                        + " [\"uid-migrate\"], \"wanted\": {\"uid-hello\": 2}, \"followed\": []}'"))
                .isTrue();
    }

    @Test
    void whoHoldsIt_no_more_changes_nothing() throws SQLException {
        addHeld(3, "");

        assertThat(store.renew(claimed(2), HOUR, PROGRESS)).isFalse();

        assertThat(view().message()).isEqualTo("not begun yet");
        assertThat(select("SELECT blind_millis = 0 AND leased_until < now() + interval '61 minutes'"))
                .isTrue();
    }

    @Test
    void whatIsGivenBack_is_continued_at_once() throws SQLException {
        addHeld(3, "");

        assertThat(store.renew(claimed(3), Duration.ZERO, PROGRESS)).isTrue();

        await().until(() -> cluster.watchesOf("held") == 1);
        assertThat(view().attempt()).isEqualTo(4);
        assertThat(view().measurements()).isEqualTo(PROGRESS.measured());
        assertThat(store.renew(claimed(3), HOUR, PROGRESS)).isFalse();
    }

    @Test
    void whatAnotherVersionWrote_is_read() throws SQLException {
        addHeld(1, """
            , evidence = '[{"check": "rollout", "result": "FAILED", "message": "bad", "object": null,
                "at": "2026-11-22T20:15:10.070Z", "laterField": [1]}]'
            , spent = '[{"step": "rollout", "by": "ROLLOUT", "millis": 12}]'
            , status = 'FAILED', reason = 'CRASH_LOOP', concluded_at = '2026-11-22T20:15:11Z'
            """);

        VerificationView view = view();

        assertThat(view.reason()).isEqualTo(Reason.CRASH_LOOP);
        assertThat(view.concludedAt()).isEqualTo(Instant.parse("2026-11-22T20:15:11Z"));
        assertThat(view.evidence())
                .containsExactly(new Evidence(
                        "rollout", Evidence.Result.FAILED, "bad", null, Instant.parse("2026-11-22T20:15:10.070Z")));
    }

    private void addHeld(int attempt, String more) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                    INSERT INTO verifications (id, release_id, revision, change_id, caused_by, deployed, deadline_at, attempt,
                        leased_until)
                    VALUES (?, ?, 7, ?, ?, ?::jsonb, now(), ?, now() + interval '1 hour')
                    """);
                PreparedStatement update = connection.prepareStatement(
                        "UPDATE verifications SET revision = 7 " + more + " WHERE id = ?")) {
            insert.setObject(1, id);
            insert.setObject(2, releaseId);
            insert.setObject(3, UUID.randomUUID());
            insert.setObject(4, UUID.randomUUID());
            insert.setString(5, StoredJson.write(deployed()));
            insert.setInt(6, attempt);
            insert.executeUpdate();
            update.setObject(1, id);
            update.executeUpdate();
        }
    }

    private boolean select(String select) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement(select + " FROM verifications WHERE id = '" + id + "'");
                ResultSet row = statement.executeQuery()) {
            return row.next() && row.getBoolean(1);
        }
    }

    private VerificationView view() {
        return store.list(releaseId, 1).getFirst();
    }

    private ClaimedVerification claimed(int attempt) {
        return new ClaimedVerification(
                id,
                attempt,
                UUID.randomUUID(),
                UUID.randomUUID(),
                deployed(),
                null,
                0,
                Duration.ZERO,
                Duration.ZERO,
                PROGRESS);
    }

    private ReleaseDeployed deployed() {
        return new ReleaseDeployed(
                releaseId,
                new Target("shop", "held"),
                "held",
                "shop",
                7,
                List.of(TestObservations.HELLO),
                new Checks(120, 0, List.of()),
                List.of(),
                null);
    }
}
