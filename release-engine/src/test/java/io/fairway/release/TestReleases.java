package io.fairway.release;

import io.fairway.events.ChartRef;
import io.fairway.events.Checks;
import io.fairway.events.Component;
import io.fairway.events.ImageRef;
import io.fairway.events.Place;
import io.fairway.events.ReleaseFailed;
import io.fairway.events.ReleaseRequested.Kind;
import io.fairway.events.Source;
import io.fairway.events.Target;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Releases for tests. */
public final class TestReleases {

    public static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private TestReleases() {}

    public static Content content(long sequence) {
        return new Content(
                new ChartRef(
                        "hello",
                        "1.0." + sequence,
                        "oci://r/hello",
                        "sha256:a",
                        "http://c/a.tgz",
                        "sha256:c" + sequence),
                List.of(component("hello", sequence)));
    }

    static Component component(String name, long sequence) {
        return new Component(
                name,
                new ImageRef("r/" + name, "main-1", "sha256:i" + sequence),
                new Source("https://git.example/" + name, "main", "c0ffee" + sequence, sequence));
    }

    public static Release waiting(String environment) {
        return Release.of(
                content(1),
                Kind.CHANGE,
                UUID.randomUUID(),
                new Target("hello", environment),
                Place.inDefaultCluster("hello-" + environment, "hello"),
                UUID.randomUUID(),
                1,
                1,
                "its chart was published",
                NOW);
    }

    public static Release awaitingApproval(String environment) {
        Release release = waiting(environment);
        release.awaitApproval(new ApprovalRule(List.of("ada"), 1, 3600), NOW.plusSeconds(3600));
        return release;
    }

    public static Release deploying(String environment) {
        Release release = waiting(environment);
        release.begin(0, "here", null, null);
        return release;
    }

    public static Release verified(String environment) {
        Release release = deploying(environment);
        release.installed(1, new Checks(120, 3, List.of()));
        release.seenHealthy(List.of());
        release.verified(new LiveState("", List.of()), NOW);
        return release;
    }

    public static Release failed(String environment) {
        Release release = deploying(environment);
        release.installed(1, new Checks(120, 3, List.of()));
        release.failed(ReleaseStatus.FAILED, ReleaseFailed.Reason.CRASH_LOOP, "Pod/hello crashes", List.of(), NOW);
        return release;
    }

    /** Somebody else changed it meanwhile. */
    public static Release overruled(String environment) {
        Release release = deploying(environment);
        release.failed(
                ReleaseStatus.OVERRULED,
                ReleaseFailed.Reason.CHANGED_BY_ANOTHER,
                "somebody made Helm revision 3",
                List.of(),
                NOW);
        return release;
    }

    public static Release unchanged(String environment) {
        Release release = waiting(environment);
        release.refuse(ReleaseStatus.UNCHANGED, "its content is live in " + environment + " already", NOW);
        return release;
    }

    public static Release rolledBack(String environment, boolean good) {
        Release release = failed(environment);
        release.undone(good, List.of(), NOW);
        return release;
    }

    /** Healthy, and undone all the same. */
    public static Release undone(String environment) {
        Release release = verified(environment);
        release.undone(true, List.of(), NOW);
        return release;
    }

    public static Release refused(ReleaseStatus as, String reason) {
        Release release = waiting("staging");
        release.refuse(as, reason, NOW);
        return release;
    }

    /** Ends it before it begins. */
    public static void refuse(Release release, ReleaseStatus as, String reason) {
        release.refuse(as, reason, NOW);
    }

    /** The release that undoes another. */
    public static Release rollbackOf(Release bad, @Nullable Release restored, String reason) {
        return bad.undo(UUID.randomUUID(), restored, 1, reason, NOW);
    }

    /** A rollback that has ended well. */
    public static Release verifiedRollback(Release bad, Release restored, int revision, String reason) {
        Release rollback = rollbackOf(bad, restored, reason);
        rollback.begin(revision - 1, "here", null, null);
        rollback.installed(revision, new Checks(120, 3, List.of()));
        rollback.seenHealthy(List.of());
        rollback.compared(List.of(), NOW);
        return rollback;
    }

    /** Of which nothing is known. */
    public static Change change() {
        return new Change();
    }
}
