package io.fairway.release.query;

import io.fairway.events.StepText;
import io.fairway.release.Change;
import io.fairway.release.ChangeStep;
import io.fairway.release.ChangeStore;
import io.fairway.release.Outcome;
import io.fairway.release.Release;
import io.fairway.release.ReleaseStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Answers "where is my change?". */
@ApplicationScoped
public class FindChange {

    private final ChangeStore changes;
    private final ReleaseStore releases;
    private final FindHolds holds;
    private final Clock clock;

    FindChange(ChangeStore changes, ReleaseStore releases, FindHolds holds, Clock clock) {
        this.changes = changes;
        this.releases = releases;
        this.holds = holds;
        this.clock = clock;
    }

    /**
     * A change with all that happened to it.
     *
     * @param hold what it waits for; null if it has ended, waits for people, or if no release of it has begun
     * @param steps in the order of cause and effect
     * @param releases oldest first
     * @param startedAt time of its first step
     * @param endedAt time of its last step; null while it is running
     * @param total from its first step to its last one, or to the present
     * @param tools the part of it that was spent waiting for tools
     */
    public record Found(
            Change change,
            Outcome outcome,
            @Nullable Hold hold,
            List<ChangeStep> steps,
            List<Release> releases,
            Instant startedAt,
            @Nullable Instant endedAt,
            Duration total,
            Duration tools) {

        /** Whether it stands still, for people or for something else, as its outcome then says. */
        public boolean waits() {
            return outcome.kind() == Outcome.Kind.RUNNING
                    && (Outcome.waitingForPeople(releases).isPresent()
                            || hold != null && hold.kind() != Hold.Kind.WORK);
        }

        /** What Fairway itself took. */
        public Duration platform() {
            Duration rest = total.minus(tools);
            return rest.isNegative() ? Duration.ZERO : rest;
        }
    }

    @Transactional
    public Optional<Found> byId(UUID id) {
        return changes.findByIdOptional(id).map(this::found);
    }

    /** Newest first; any of the filters may be null; a commit may be shortened. */
    @Transactional
    public List<Found> search(@Nullable String application, @Nullable String commit, int limit) {
        return changes.search(application, commit, limit).stream()
                .map(this::found)
                .toList();
    }

    private Found found(Change change) {
        List<ChangeStep> steps = Journey.inOrder(changes.steps(change.id()));
        List<Release> all = releases.ofChange(change.id());
        Outcome reached = change.endedEarly().orElseGet(() -> Outcome.of(all, change.environments()));
        boolean goesOn = reached.kind() == Outcome.Kind.RUNNING
                && Outcome.waitingForPeople(all).isEmpty();
        Hold hold = goesOn ? hold(all) : null;
        Outcome outcome = goesOn ? held(reached, hold, all, steps) : reached;
        Instant now = clock.instant();
        Instant started = steps.isEmpty() ? now : steps.getFirst().at();
        Instant last = steps.stream()
                // What others do to it later is no part of its way.
                .filter(step -> !step.name().equals(StepText.CHANGED_BY_ANOTHER))
                .map(ChangeStep::at)
                .max(Instant::compareTo)
                .orElse(now);
        Instant ended = outcome.kind() == Outcome.Kind.RUNNING ? null : last;
        return new Found(
                change,
                outcome,
                hold,
                steps,
                all,
                started,
                ended,
                Duration.between(started, ended == null ? now : ended),
                ToolTime.covered(steps.stream().map(ToolTime.Span::of).toList()));
    }

    private @Nullable Hold hold(List<Release> all) {
        return all.stream()
                .filter(release -> release.endedAt() == null)
                .min(Comparator.comparing((Release release) -> !release.status().inFlight())
                        .thenComparing(ReleaseStore.TURNS))
                .flatMap(holds::of)
                .orElse(null);
    }

    /** That something goes on is no answer to who wants to know what it waits for. */
    private Outcome held(Outcome outcome, @Nullable Hold hold, List<Release> all, List<ChangeStep> steps) {
        if (all.isEmpty()) {
            return new Outcome(Outcome.Kind.RUNNING, Journey.next(steps, holds.eventsBroken()));
        }
        return hold == null ? outcome : new Outcome(Outcome.Kind.RUNNING, hold.sentence());
    }
}
