package io.fairway.release.drift;

import io.fairway.events.Place;
import io.fairway.events.Target;
import io.fairway.events.UnknownClusterException;
import io.fairway.release.Release;
import io.fairway.release.ReleaseConfig;
import io.fairway.release.TransientFaultException;
import io.fairway.release.deploy.ProveState;
import io.fairway.work.WorkLoop;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** Looks at Helm when its records change and from time to time, and compares rollbacks once more. One target after the other. */
@ApplicationScoped
class DriftWorker {

    private static final Logger LOG = Logger.getLogger(DriftWorker.class);
    private static final Duration TICK = Duration.ofSeconds(5);

    private final TargetsAtHelm targets;
    private final LookAtHelm look;
    private final ProveState prove;
    private final NoteInterventions note;
    private final WatchHelm watch;
    private final ReleaseConfig config;
    private final Clock clock;
    private final WorkLoop loop;
    private final Set<Target> changed = ConcurrentHashMap.newKeySet();
    private final Map<Place, Target> watched = new ConcurrentHashMap<>();
    private volatile Instant lookedAt = Instant.MIN;

    DriftWorker(
            TargetsAtHelm targets,
            LookAtHelm look,
            ProveState prove,
            NoteInterventions note,
            WatchHelm watch,
            ReleaseConfig config,
            Clock clock) {
        this.targets = targets;
        this.look = look;
        this.prove = prove;
        this.note = note;
        this.watch = watch;
        this.config = config;
        this.clock = clock;
        Duration tick = config.lookAtHelm().compareTo(TICK) < 0 ? config.lookAtHelm() : TICK;
        this.loop = new WorkLoop("drift", 1, tick, this::workOnce);
    }

    void start(@Observes StartupEvent event) {
        loop.start();
    }

    void stop(@Observes ShutdownEvent event) {
        loop.close();
        watch.close();
    }

    private boolean workOnce() {
        if (!lookedAt.plus(config.lookAtHelm()).isAfter(clock.instant())) {
            lookedAt = clock.instant();
            everyTarget();
        }
        Iterator<Target> heard = changed.iterator();
        if (heard.hasNext()) {
            Target target = heard.next();
            heard.remove();
            lookAt(target);
            return true;
        }
        return askAgain();
    }

    private void everyTarget() {
        Map<Place, Target> places = QuarkusTransaction.requiringNew().call(targets::places);
        watched.keySet().retainAll(places.keySet());
        watched.putAll(places);
        watch.watch(places.keySet(), this::heard);
        changed.addAll(places.values());
    }

    private void heard(Place place) {
        Target target = watched.get(place);
        if (target != null && changed.add(target)) {
            loop.wake();
        }
    }

    private void lookAt(Target target) {
        try {
            look.look(target);
        } catch (TransientFaultException | UnknownClusterException e) {
            LOG.debugf("cannot be looked at now: target=%s cause=%s", target.key(), e.getMessage());
        }
    }

    private boolean askAgain() {
        Optional<Release> due =
                QuarkusTransaction.requiringNew().call(() -> targets.rollbackToAskAgain(config.askAgain()));
        if (due.isEmpty()) {
            return false;
        }
        Release rollback = due.get();
        try {
            // What it ended with was said then.
            note.objects(rollback, prove.ofRollback(rollback).without(rollback.differences()));
        } catch (TransientFaultException | UnknownClusterException e) {
            LOG.debugf("cannot be compared now: releaseId=%s cause=%s", rollback.id(), e.getMessage());
            return false;
        }
        QuarkusTransaction.requiringNew().run(() -> targets.askedAgain(rollback.id()));
        LOG.infof(
                "compared once more: rollback=%s target=%s",
                rollback.id(), rollback.target().key());
        return true;
    }
}
