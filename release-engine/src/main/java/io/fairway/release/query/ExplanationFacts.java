package io.fairway.release.query;

import io.fairway.events.Evidence;
import io.fairway.release.Release;
import io.fairway.release.query.Explanation.Fact;
import io.fairway.release.query.Explanations.Circumstances;
import io.fairway.release.query.Explanations.Running;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What is known of a change, in the order in which people ask for it: its way, what was seen of it, and what runs. Pure. */
final class ExplanationFacts {

    private static final int LAST_WORDS = 5;

    private ExplanationFacts() {}

    static List<Fact> of(Circumstances known) {
        List<Fact> facts = new ArrayList<>(journey(known));
        addLive(known, facts);
        return facts;
    }

    static List<Fact> of(Circumstances known, Release release) {
        List<Fact> facts = new ArrayList<>(journey(known));
        for (Evidence seen : release.evidence()) {
            facts.add(new Fact("check " + seen.check(), seen.result() + ": " + seen.message(), seen.at()));
        }
        lastWords(release).forEach(facts::add);
        addLive(known, facts);
        return facts;
    }

    /** The end of what the first bad container wrote; the release has the rest. */
    private static Stream<Fact> lastWords(Release release) {
        return release.output().stream()
                .flatMap(pod -> pod.containers().stream()
                        .filter(container -> !container.lines().isEmpty())
                        .map(container -> new Fact(
                                "output of pod " + pod.pod() + ", " + container.title(),
                                String.join(
                                        " / ",
                                        container.lines().reversed().stream()
                                                .filter(line -> !line.isBlank())
                                                .limit(LAST_WORDS)
                                                .toList()
                                                .reversed()),
                                null)))
                .limit(1);
    }

    /** The steps before the first environment, and those in this one. */
    private static List<Fact> journey(Circumstances known) {
        return known.change() == null
                ? List.of()
                : known.change().steps().stream()
                        .filter(step -> step.environment() == null
                                || step.environment().equals(known.environment())
                                || !known.newestIn(known.environment()).isPresent())
                        .map(step -> new Fact(
                                step.environment() == null ? step.name() : step.name() + " " + step.environment(),
                                step.reason(),
                                step.at()))
                        .toList();
    }

    private static void addLive(Circumstances known, List<Fact> facts) {
        Running running = known.running();
        if (running != null) {
            facts.add(new Fact(
                    "live in " + known.environment(),
                    "release " + running.release().id() + ", " + Explanations.content(running.release()),
                    running.since()));
        }
    }
}
