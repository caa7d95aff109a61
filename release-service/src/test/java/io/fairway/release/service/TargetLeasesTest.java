package io.fairway.release.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.fairway.events.Target;
import io.fairway.local.RealInfrastructure;
import io.fairway.release.lease.HeldLease;
import io.fairway.release.lease.Lease;
import io.fairway.release.lease.LeaseLostException;
import io.fairway.release.lease.TargetLeases;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Leases on a database of their own making: targets that no worker of the running service finds work at. */
@QuarkusTest
@QuarkusTestResource(value = RealInfrastructure.class, restrictToAnnotatedClass = false)
class TargetLeasesTest {

    private static final Target TARGET = new Target("leased", "staging");
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofMillis(50);

    @Inject
    TargetLeases leases;

    @Inject
    DataSource dataSource;

    @BeforeEach
    void target() throws SQLException {
        execute("INSERT INTO targets (application, environment) VALUES ('leased', 'staging')");
    }

    @AfterEach
    void clean() throws SQLException {
        execute("DELETE FROM targets WHERE application = 'leased'");
    }

    @Test
    void token_grows_with_each_claim_and_the_older_one_may_not_write() {
        TargetLeases.Claim older = claim(SHORT);
        await().until(() -> expired());
        TargetLeases.Claim newer = claim(LONG);

        assertThat(newer.token()).isGreaterThan(older.token());
        assertThat(leases.extend(older, LONG)).isFalse();
        assertThat(leases.extend(newer, LONG)).isTrue();
        QuarkusTransaction.requiringNew().run(() -> leases.require(newer));
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> leases.require(older)))
                .isInstanceOf(LeaseLostException.class);
    }

    @Test
    void lateRelease_by_the_former_owner_does_not_free_the_target() throws SQLException {
        TargetLeases.Claim older = claim(SHORT);
        TargetLeases.Claim newer = claim(LONG);

        leases.release(older);

        assertThat(leases.extend(newer, LONG)).isTrue();
        assertThat(expired()).isFalse();
    }

    @Test
    void heartbeat_keeps_the_lease_and_tells_when_it_is_lost() throws Exception {
        TargetLeases.Claim claim = claim(Duration.ofMillis(400));
        CountDownLatch lost = new CountDownLatch(1);
        try (HeldLease lease = new HeldLease(leases, claim, Duration.ofMillis(400));
                Lease.Guard guard = lease.whenLost(lost::countDown)) {
            await().pollDelay(Duration.ofMillis(600)).until(() -> !expired());
            lease.check();

            claim(LONG);

            assertThat(lost.await(5, TimeUnit.SECONDS)).isTrue();
            assertThatThrownBy(lease::check).isInstanceOf(LeaseLostException.class);
        }
        assertThat(expired()).isFalse();
    }

    @Test
    void targetWithoutWork_is_not_claimed() {
        assertThat(leases.claim("somebody", LONG).map(TargetLeases.Claim::target))
                .isNotEqualTo(Optional.of(TARGET));
    }

    /** What a claim does, at a target of our choice. */
    private TargetLeases.Claim claim(Duration time) {
        return QuarkusTransaction.requiringNew().call(() -> {
            try (Connection connection = dataSource.getConnection();
                    Statement statement = connection.createStatement();
                    var row = statement.executeQuery(
                            "UPDATE targets SET owner = 'x', token = token + 1, expires_at = clock_timestamp() + "
                                    + time.toMillis() + " * interval '1 millisecond'"
                                    + " WHERE application = 'leased' RETURNING token")) {
                row.next();
                return new TargetLeases.Claim(TARGET, row.getLong(1));
            }
        });
    }

    private boolean expired() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                var row = statement.executeQuery(
                        "SELECT expires_at IS NULL OR expires_at <= clock_timestamp() FROM targets WHERE application = 'leased'")) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
