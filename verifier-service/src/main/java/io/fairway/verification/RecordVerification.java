package io.fairway.verification;

import io.fairway.eventlog.Traces;
import io.fairway.events.Envelope;
import io.fairway.events.ReleaseDeployed;
import io.fairway.events.Uuid7;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.jboss.logging.Logger;

/** Makes a row of a release that was deployed; the worker does the rest. Runs in the transaction of the inbox. */
@Singleton
public class RecordVerification {

    private static final Logger LOG = Logger.getLogger(RecordVerification.class);

    /** Longer is a typing error, and would hold a place among the verifications for good. */
    private static final int MAX_SECONDS = 24 * 60 * 60;

    private final VerificationStore store;
    private final Clock clock;

    RecordVerification(VerificationStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** @throws IllegalArgumentException if such a verification could never be done */
    public void record(Envelope envelope, ReleaseDeployed deployed) {
        requireSeconds("deadlineSeconds", deployed.checks().deadlineSeconds());
        requireSeconds("settleSeconds", deployed.checks().settleSeconds());
        boolean added =
                store.add(Uuid7.at(clock.instant()), envelope.changeId(), envelope.id(), deployed, Traces.current());
        LOG.infof(
                "verification %s: changeId=%s application=%s environment=%s releaseId=%s revision=%d workloads=%d",
                added ? "requested" : "requested again, and ignored",
                envelope.changeId(),
                deployed.target().application(),
                deployed.target().environment(),
                deployed.releaseId(),
                deployed.revision(),
                deployed.workloads().size());
    }

    private static void requireSeconds(String what, int seconds) {
        if (seconds < 0 || seconds > MAX_SECONDS) {
            throw new IllegalArgumentException(what + " is " + seconds + ", allowed are 0 to " + MAX_SECONDS);
        }
    }
}
