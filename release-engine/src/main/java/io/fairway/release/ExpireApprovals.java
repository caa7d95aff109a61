package io.fairway.release;

import io.fairway.eventlog.Signals;
import io.fairway.work.WorkLoop;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Ends releases that nobody approved in time, at that time: an alarm is set for the next one whenever releases change. A poll
 * is the net below, for alarms that were lost with another process.
 */
@ApplicationScoped
class ExpireApprovals {

    private static final Duration SAFETY_POLL = Duration.ofSeconds(30);

    private final ApproveRelease approve;
    private final Signals signals;
    private final Clock clock;
    private final WorkLoop loop;
    private final ScheduledExecutorService alarms = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("approval-alarms").daemon().factory());
    private @Nullable Instant nextAlarm;
    private @Nullable Future<?> alarm;

    ExpireApprovals(ApproveRelease approve, Signals signals, Clock clock) {
        this.approve = approve;
        this.signals = signals;
        this.clock = clock;
        this.loop = new WorkLoop("approvals", 1, SAFETY_POLL, this::workOnce);
    }

    void start(@Observes StartupEvent event) {
        signals.onSignal("releases", loop::wake);
        loop.start();
    }

    void stop(@Observes ShutdownEvent event) {
        alarms.shutdownNow();
        loop.close();
    }

    private boolean workOnce() {
        if (approve.expireOne()) {
            return true;
        }
        setAlarm(approve.nextExpiry());
        return false;
    }

    /** Only the loop's one thread comes here. */
    private void setAlarm(Optional<Instant> at) {
        Instant wanted = at.orElse(null);
        if (wanted != null && wanted.equals(nextAlarm)) {
            return;
        }
        if (alarm != null) {
            alarm.cancel(false);
        }
        nextAlarm = wanted;
        alarm = wanted == null
                ? null
                : alarms.schedule(
                        loop::wake,
                        Math.max(1, Duration.between(clock.instant(), wanted).toMillis() + 1),
                        TimeUnit.MILLISECONDS);
    }
}
