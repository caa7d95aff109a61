package io.fairway.release.query;

import io.fairway.events.Target;
import io.fairway.release.ApplicationStore;
import io.fairway.release.Environment;
import io.fairway.release.Release;
import io.fairway.release.ReleaseStore;
import io.fairway.release.drift.Intervention;
import io.fairway.release.drift.InterventionStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Answers "why is this change in this environment, or why is it not?". */
@ApplicationScoped
public class ExplainChange {

    private final ApplicationStore applications;
    private final ReleaseStore releases;
    private final FindHolds holds;
    private final FindChange changes;
    private final InterventionStore interventions;

    ExplainChange(
            ApplicationStore applications,
            ReleaseStore releases,
            FindHolds holds,
            FindChange changes,
            InterventionStore interventions) {
        this.applications = applications;
        this.releases = releases;
        this.holds = holds;
        this.changes = changes;
        this.interventions = interventions;
    }

    /**
     * An answer, and the change that it is about.
     *
     * @param change null if it is not known
     */
    public record Answer(Explanation explanation, FindChange.@Nullable Found change) {}

    /** @param asked the commit, which may be shortened, or the change's id; null for the newest change of the application */
    @Transactional
    public Answer why(Target target, @Nullable String asked) {
        FindChange.Found change = find(target.application(), asked).orElse(null);
        Explanation explanation = Explanations.choose(new Explanations.Circumstances(
                target,
                applications
                        .findByIdOptional(target.application())
                        .map(known -> known.environments().stream()
                                .map(Environment::name)
                                .toList())
                        .orElse(null),
                asked,
                change,
                running(target, change),
                change == null ? Map.of() : holds(change)));
        return new Answer(withInterventions(target, explanation), change);
    }

    /** Whatever is said of a change, that somebody else changed what is live there belongs to it. */
    private Explanation withInterventions(Target target, Explanation explanation) {
        Explanation all = explanation;
        for (Intervention intervention : interventions.open(target)) {
            all = all.and(new Explanation.Fact("changed by another", intervention.message(), intervention.since()));
        }
        return all;
    }

    private Map<String, Explanations.Running> running(Target target, FindChange.@Nullable Found change) {
        Set<String> environments = new LinkedHashSet<>(List.of(target.environment()));
        if (change != null) {
            change.releases()
                    .forEach(release -> environments.add(release.target().environment()));
        }
        Map<String, Explanations.Running> running = new HashMap<>();
        for (String environment : environments) {
            Target there = new Target(target.application(), environment);
            releases.live(there).map(live -> running(there, live)).ifPresent(found -> running.put(environment, found));
        }
        return running;
    }

    private Explanations.Running running(Target target, Release live) {
        return interventions.open(target).stream()
                .filter(Intervention::isHelms)
                .findFirst()
                .map(done -> new Explanations.Running(live, null, done.since()))
                .orElseGet(() -> {
                    Release by = releases.lastVerified(target).orElse(live);
                    return new Explanations.Running(live, by, by.endedAt());
                });
    }

    private Map<UUID, Hold> holds(FindChange.Found change) {
        Map<UUID, Hold> found = new HashMap<>();
        change.releases().forEach(release -> holds.of(release).ifPresent(hold -> found.put(release.id(), hold)));
        return found;
    }

    private Optional<FindChange.Found> find(String application, @Nullable String asked) {
        if (asked != null && Locator.isId(asked)) {
            return changes.byId(UUID.fromString(asked))
                    .filter(found -> application.equals(found.change().application()));
        }
        List<FindChange.Found> found = changes.search(application, asked, 1);
        // A commit whose build failed is not known to belong to an application.
        return (found.isEmpty() && asked != null ? changes.search(null, asked, 1) : found)
                .stream()
                        .filter(each -> each.change().application() == null
                                || application.equals(each.change().application()))
                        .findFirst();
    }
}
