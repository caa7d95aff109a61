package io.fairway.verification.run;

import io.fairway.verification.ClaimedVerification;
import io.fairway.verification.RunProgress;
import io.fairway.verification.VerificationStore;
import java.time.Duration;
import org.jboss.logging.Logger;

/** A claimed verification while this process works on it. Each renewal of the claim saves how far it is. */
final class HeldVerification {

    private static final Logger LOG = Logger.getLogger(HeldVerification.class);

    private final VerificationStore store;
    private final ClaimedVerification verification;
    private volatile RunProgress progress;
    private boolean ended;

    HeldVerification(VerificationStore store, ClaimedVerification verification) {
        this.store = store;
        this.verification = verification;
        this.progress = verification.progress();
    }

    ClaimedVerification verification() {
        return verification;
    }

    /** Saved with the next renewal. */
    void report(RunProgress progress) {
        this.progress = progress;
    }

    /** @return false if somebody else has claimed it meanwhile */
    synchronized boolean renew(Duration lease) {
        return ended || store.renew(verification, lease, progress);
    }

    /** Saves the verdict. From then on there is nothing to renew, and a renewal does not take that for a lost claim. */
    synchronized void conclude(Runnable conclusion) {
        conclusion.run();
        ended = true;
    }

    /** Lets another verifier continue at once, if there is no verdict yet. */
    synchronized void giveBack() {
        if (ended) {
            return;
        }
        ended = true;
        try {
            boolean _ = store.renew(verification, Duration.ZERO, progress);
        } catch (RuntimeException e) {
            LOG.warnf(
                    "a verification could not be given back, another verifier waits for the end of its lease:"
                            + " verification=%s cause=%s",
                    verification.id(), e.toString());
        }
    }
}
