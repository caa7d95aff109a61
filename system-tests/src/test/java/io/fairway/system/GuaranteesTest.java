package io.fairway.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairway.system.GeneratedChart.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Releases of generated charts, half of them bad, judged by an auditor that reads only the API server: what fails is undone in
 * truth, no good content is blamed, and what is said about it is so. It takes longer than the test command may, and runs where it
 * is asked for: {@code -Dfairway.guarantees.applications=8 -Dfairway.guarantees.releases=25} makes two hundred releases.
 */
@OnPlatform
@Isolated
@EnabledIfSystemProperty(named = "fairway.guarantees.releases", matches = "[0-9]+")
class GuaranteesTest {

    /** Another number makes other charts; this one is as good as any. */
    private static final long SEED = Long.getLong("fairway.guarantees.seed", 8);

    private static final int APPLICATIONS = Integer.getInteger("fairway.guarantees.applications", 4);

    /** Of each application: its first release, and then as many good as bad ones, in any order. */
    private static final int RELEASES = Integer.getInteger("fairway.guarantees.releases", 5);

    private static final Duration PATIENCE = Duration.ofMinutes(6);

    private final RunningPlatform platform;

    GuaranteesTest(RunningPlatform platform) {
        this.platform = platform;
    }

    @Test
    void whatFailsIsUndoneInTruth_andNoGoodContentIsBlamed() throws Exception {
        List<Future<?>> running = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(APPLICATIONS)) {
            for (int i = 0; i < APPLICATIONS; i++) {
                String name = "gen" + i;
                Random random = new Random(SEED * 1000 + i);
                running.add(threads.submit(() -> {
                    history(name, random);
                    return null;
                }));
            }
        }
        for (Future<?> application : running) {
            application.get();
        }
    }

    private void history(String name, Random random) throws Exception {
        GeneratedApplication application = GeneratedApplication.create(platform, name);
        NamespaceAudit audit = new NamespaceAudit(application);
        GeneratedChart good = GeneratedChart.first(name, random);
        Set<String> blamed = new HashSet<>();
        List<Fault> faults = faults(random);
        good = release(application, good);
        for (Fault fault : faults) {
            if (fault == Fault.NONE) {
                good = release(application, good.next(random));
            } else {
                GeneratedChart bad = good.next(random).with(fault);
                blamed.add(undone(application, audit, bad));
                // The counter goes on, and so do the labels by which its pods are told.
                good = new GeneratedChart(
                        name, good.kind(), good.parts(), bad.version(), good.replicas(), bad.setting(), Fault.NONE);
            }
        }
        for (JsonNode row : application.quarantine()) {
            assertThat(blamed)
                    .as("%s has good content in quarantine: %s", name, row)
                    .contains(row.path("contentDigest").asText());
        }
    }

    /** As many bad ones as good ones, in any order. */
    private static List<Fault> faults(Random random) {
        List<Fault> faults = new ArrayList<>();
        Fault[] all = EnumSet.complementOf(EnumSet.of(Fault.NONE)).toArray(Fault[]::new);
        for (int i = 0; i < RELEASES - 1; i++) {
            faults.add(i % 2 == 0 ? all[random.nextInt(all.length)] : Fault.NONE);
        }
        java.util.Collections.shuffle(faults, random);
        return faults;
    }

    private static GeneratedChart release(GeneratedApplication application, GeneratedChart chart) throws Exception {
        GeneratedApplication.Ended change = application.release(chart.files(), "Good " + chart.label(), PATIENCE);

        assertThat(change.outcome())
                .as("%s, which is good, in %s: %s", chart, application.name(), change)
                .isEqualTo("VERIFIED");
        return chart;
    }

    /** @return the digest of the bad content */
    private static String undone(GeneratedApplication application, NamespaceAudit audit, GeneratedChart bad)
            throws Exception {
        Map<String, JsonNode> before = audit.objects();

        GeneratedApplication.Ended change = application.release(bad.files(), "Bad: " + bad.fault(), PATIENCE);

        String what = bad + " in " + application.name() + ": " + change;
        assertThat(change.outcome()).as(what).isEqualTo("ROLLED_BACK");
        assertThat(audit.leftovers(bad.label())).as(what).isEmpty();
        JsonNode undone = application.event(change, "ReleaseRolledBack").data();
        assertThat(undone.path("verified").asBoolean())
                .as("%s %s", what, undone)
                .isTrue();
        Map<String, JsonNode> now = audit.objects();
        Set<String> differences = NamespaceAudit.differences(before, now);
        assertThat(new TreeSet<>(GeneratedApplication.told(undone)))
                .as("what is told to differ after %s: %s", what, undone)
                .isEqualTo(differences);
        assertThat(differences)
                .as("what differs after %s: %s", what, undone)
                .allMatch(object -> isToBeKept(application, object));
        return application
                .event(change, "ChartPublished")
                .data()
                .path("chart")
                .path("contentDigest")
                .asText();
    }

    /** Volumes hold data; a key that its chart asks to keep may open them. Both are told of. */
    private static boolean isToBeKept(GeneratedApplication application, String object) {
        return object.equals("PersistentVolumeClaim/" + application.name() + "-data")
                || object.equals("Secret/" + application.name() + "-kept");
    }
}
