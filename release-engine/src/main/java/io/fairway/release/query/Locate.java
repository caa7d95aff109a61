package io.fairway.release.query;

import io.fairway.events.ChartRef;
import io.fairway.events.ImageRef;
import io.fairway.events.Source;
import io.fairway.events.Target;
import io.fairway.release.Change;
import io.fairway.release.Release;
import io.fairway.release.ReleaseCommands.ImpossibleException;
import io.fairway.release.TransientFaultException;
import io.fairway.release.deploy.Cluster;
import io.fairway.release.deploy.LivePod;
import io.fairway.release.deploy.PodOrigin;
import io.fairway.release.query.Trace.LostException;
import io.fairway.release.query.Trace.RunningPod;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Leads from a commit, image, chart, release, revision or pod to all the others. The cluster is asked outside transactions. */
@ApplicationScoped
public class Locate {

    private static final int MAX = 20;

    private final TraceableChanges changes;
    private final ShowPods pods;
    private final Cluster cluster;

    Locate(TraceableChanges changes, ShowPods pods, Cluster cluster) {
        this.changes = changes;
        this.pods = pods;
        this.cluster = cluster;
    }

    /** What a locator led to, before the cluster is asked about pods. */
    record Located(String sentence, List<TraceableChanges.Placed> changes) {}

    /** @throws LostException if it leads nowhere */
    public Trace follow(String of) {
        Locator locator = Locator.read(of).orElseThrow(LostException::notUnderstood);
        Located located = located(locator);
        return new Trace(
                located.sentence(), located.changes().stream().map(this::thread).toList());
    }

    private Located located(Locator locator) {
        return switch (locator) {
            case Locator.Commit commit -> ofCommit(commit.beginning());
            case Locator.Digest digest -> ofDigest(digest.beginning());
            case Locator.Tag tag -> ofTag(tag);
            case Locator.ChartVersion chart -> ofChart(chart);
            case Locator.Id id -> ofId(id.id());
            case Locator.PartOfId part ->
                ofPartOfId(part.part())
                        .orElseThrow(() ->
                                LostException.unknown("neither a change nor a release has an id with " + part.part()));
            case Locator.Revision revision -> ofRevision(revision);
            case Locator.Pod pod -> ofPod(pod);
        };
    }

    private Located ofCommit(String beginning) {
        List<TraceableChanges.Placed> found = changes.ofCommit(beginning, MAX);
        if (found.isEmpty()) {
            return ofDigits(beginning)
                    .orElseThrow(() -> LostException.unknown("no commit, digest or id is known that begins with "
                            + beginning + ", nor a change or release whose id ends so"));
        }
        one("commits", beginning, found, placed -> commitOf(placed.found().change()));
        return located("commit " + beginning, found);
    }

    /** Pages leave out the name of a digest, and show of an id what tells it from others. */
    private Optional<Located> ofDigits(String digits) {
        boolean known = !changes.ofImageDigest("sha256:" + digits, 1).isEmpty()
                || !changes.ofContentDigest("sha256:" + digits, 1).isEmpty();
        return known ? Optional.of(ofDigest("sha256:" + digits)) : ofPartOfId(digits);
    }

    private Optional<Located> ofPartOfId(String part) {
        List<UUID> ids = changes.idsWith(part, MAX);
        if (ids.size() > 1) {
            throw LostException.ambiguous(
                    part, "ids", ids.stream().map(UUID::toString).toList());
        }
        return ids.stream().findFirst().map(this::ofId);
    }

    private Located ofDigest(String beginning) {
        List<TraceableChanges.Placed> byImage = changes.ofImageDigest(beginning, MAX);
        if (!byImage.isEmpty()) {
            one("images", beginning, byImage, placed -> imageOf(placed.found().change(), ImageRef::digest));
            return located("image " + beginning, byImage);
        }
        List<TraceableChanges.Placed> byContent = changes.ofContentDigest(beginning, MAX);
        one("contents", beginning, byContent, placed -> contentOf(placed.found().change()));
        return located("content " + beginning, byContent);
    }

    private Located ofTag(Locator.Tag tag) {
        List<TraceableChanges.Placed> found = changes.ofImageTag(tag.tag(), MAX).stream()
                .filter(placed -> tag.repository() == null
                        || tag.repository().equals(imageOf(placed.found().change(), ImageRef::repository)))
                .toList();
        one(
                "images",
                tag.tag(),
                found,
                placed -> imageOf(placed.found().change(), image -> image.repository() + ":" + image.tag()));
        return located("image tag " + tag.tag(), found);
    }

    private Located ofChart(Locator.ChartVersion locator) {
        List<TraceableChanges.Placed> found = changes.ofChartVersion(locator.version(), MAX).stream()
                .filter(placed -> locator.chart() == null
                        || locator.chart().equals(placed.found().change().application())
                        || locator.chart().equals(chartOf(placed.found().change(), ChartRef::name)))
                .toList();
        one(
                "charts",
                locator.version(),
                found,
                placed -> placed.found().change().application() + " " + locator.version());
        return located("chart " + (locator.chart() == null ? "" : locator.chart() + " ") + locator.version(), found);
    }

    private Located ofId(UUID id) {
        Optional<TraceableChanges.Placed> change = changes.byId(id);
        if (change.isPresent()) {
            return located("change " + id, List.of(change.get()));
        }
        return changes.ofRelease(id)
                .map(Locate::ofRelease)
                .or(() -> changes.ofEvent(id).map(found -> located("event " + id, List.of(found))))
                .or(() -> changes.ofBuild(id).map(found -> located("build " + id, List.of(found))))
                .orElseThrow(() -> LostException.unknown("no change, release, event or ended build has the id " + id));
    }

    private Located ofRevision(Locator.Revision locator) {
        String name = "revision " + locator.number() + " of " + locator.target().key();
        return changes.ofRevision(locator.target(), locator.number())
                .map(content -> {
                    Located located = ofRelease(content);
                    return new Located(name + " is of " + located.sentence(), located.changes());
                })
                .orElseThrow(() -> LostException.unknown(name + " was not made by any release that is known: is it "
                        + "application/environment@revision, and was it Fairway who installed it?"));
    }

    private Located ofPod(Locator.Pod locator) {
        String name = "pod " + locator.pod().display();
        PodOrigin pod = cluster.origin(locator.pod())
                .orElseThrow(() ->
                        LostException.unknown(name + " is not there now, or may not be seen; pods are looked up live"));
        String release = pod.release();
        if (release != null && Locator.isId(release)) {
            Optional<TraceableChanges.OfContent> content = changes.ofRelease(UUID.fromString(release));
            if (content.isPresent()) {
                Located located = ofRelease(content.get());
                return new Located(name + " runs what is of " + located.sentence(), located.changes());
            }
        }
        for (String digest : pod.images()) {
            List<TraceableChanges.Placed> found = changes.ofImageDigest(digest, MAX);
            if (!found.isEmpty()) {
                return new Located(name + " runs image " + digest + ": " + toWhat(found), found);
            }
        }
        throw LostException.unknown(name + " runs nothing that Fairway built or released");
    }

    private static Located ofRelease(TraceableChanges.OfContent content) {
        Release release = content.release();
        String what = release.isRollback()
                ? "rollback " + release.id()
                        + (release.restores() == null ? "" : ", which brought back release " + release.restores())
                : "release " + release.id();
        return located(what + " in " + release.target().environment(), List.of(content.change()));
    }

    private static Located located(String locator, List<TraceableChanges.Placed> found) {
        if (found.isEmpty()) {
            throw LostException.unknown("nothing is known of " + locator);
        }
        return new Located(locator + ": " + toWhat(found), found);
    }

    private static String toWhat(List<TraceableChanges.Placed> found) {
        Change first = found.getFirst().found().change();
        Source source = first.source();
        String what = (first.summary() == null ? "change " + first.id() : first.summary())
                + (first.author() == null ? "" : " (" + first.author() + ")")
                + (source == null ? "" : ", commit " + source.shortCommit());
        return found.size() == 1 ? what : found.size() + " changes, the newest is " + what;
    }

    /** Beginnings must not lead to different things. */
    private static void one(
            String what,
            String locator,
            List<TraceableChanges.Placed> found,
            Function<TraceableChanges.Placed, @Nullable String> identity) {
        List<String> different =
                found.stream().map(identity).filter(Objects::nonNull).distinct().toList();
        if (different.size() > 1) {
            throw LostException.ambiguous(locator, what, different);
        }
    }

    private static @Nullable String commitOf(Change change) {
        Source source = change.source();
        return source == null ? null : source.commit();
    }

    private static @Nullable String contentOf(Change change) {
        return chartOf(change, ChartRef::contentDigest);
    }

    private static @Nullable String imageOf(Change change, Function<ImageRef, String> part) {
        ImageRef image = change.image();
        return image == null ? null : part.apply(image);
    }

    private static @Nullable String chartOf(Change change, Function<ChartRef, String> part) {
        ChartRef chart = change.chart();
        return chart == null ? null : part.apply(chart);
    }

    private Trace.Thread thread(TraceableChanges.Placed placed) {
        Set<String> asked = new HashSet<>();
        List<RunningPod> running = new ArrayList<>();
        String unknown = null;
        for (Release release : placed.found().releases()) {
            boolean here =
                    placed.live().contains(release.id()) || release.status().inFlight();
            Target target = release.target();
            if (!here || release.isRollback() || !asked.add(target.key())) {
                continue;
            }
            try {
                pods.of(release.id()).pods().stream()
                        .filter(pod -> pod.current() && runs(pod, release))
                        .forEach(pod -> running.add(new RunningPod(target.environment(), release.place(), pod)));
            } catch (ImpossibleException e) {
                // Helm has not installed anything yet: there are no pods.
            } catch (TransientFaultException e) {
                unknown = "the cluster cannot be asked at this moment";
            }
        }
        return new Trace.Thread(placed.found(), placed.live(), List.copyOf(running), unknown);
    }

    /** While another release is under way, the pods that are there may be its. */
    private static boolean runs(LivePod pod, Release release) {
        return pod.imageDigest() == null || pod.imageDigest().equals(release.imageDigest());
    }
}
