package io.fairway.release.query;

import io.fairway.events.ChartRef;
import io.fairway.events.ImageRef;
import io.fairway.events.Source;
import io.fairway.events.Target;
import io.fairway.release.Change;
import io.fairway.release.Release;
import io.fairway.release.SteerRelease.ImpossibleException;
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
public class FollowClue {

    private static final int MOST = 20;

    private final TraceableChanges changes;
    private final ShowPods pods;
    private final Cluster cluster;

    FollowClue(TraceableChanges changes, ShowPods pods, Cluster cluster) {
        this.changes = changes;
        this.pods = pods;
        this.cluster = cluster;
    }

    /** What a clue led to, before the cluster is asked about pods. */
    record Lead(String sentence, List<TraceableChanges.Placed> changes) {}

    /** @throws LostException if it leads nowhere */
    public Trace follow(String of) {
        Clue clue = Clue.read(of).orElseThrow(LostException::notUnderstood);
        Lead lead = lead(clue);
        return new Trace(
                lead.sentence(), lead.changes().stream().map(this::thread).toList());
    }

    private Lead lead(Clue clue) {
        return switch (clue) {
            case Clue.Commit commit -> ofCommit(commit.beginning());
            case Clue.Digest digest -> ofDigest(digest.beginning());
            case Clue.Tag tag -> ofTag(tag);
            case Clue.ChartVersion chart -> ofChart(chart);
            case Clue.Id id -> ofId(id.id());
            case Clue.Revision revision -> ofRevision(revision);
            case Clue.Pod pod -> ofPod(pod);
        };
    }

    private Lead ofCommit(String beginning) {
        List<TraceableChanges.Placed> found = changes.ofCommit(beginning, MOST);
        one("commits", beginning, found, placed -> commitOf(placed.found().change()));
        return lead("commit " + beginning, found);
    }

    private Lead ofDigest(String beginning) {
        List<TraceableChanges.Placed> byImage = changes.ofImageDigest(beginning, MOST);
        if (!byImage.isEmpty()) {
            one("images", beginning, byImage, placed -> imageOf(placed.found().change(), ImageRef::digest));
            return lead("image " + beginning, byImage);
        }
        List<TraceableChanges.Placed> byContent = changes.ofContentDigest(beginning, MOST);
        one("contents", beginning, byContent, placed -> contentOf(placed.found().change()));
        return lead("content " + beginning, byContent);
    }

    private Lead ofTag(Clue.Tag tag) {
        List<TraceableChanges.Placed> found = changes.ofImageTag(tag.tag(), MOST).stream()
                .filter(placed -> tag.repository() == null
                        || tag.repository().equals(imageOf(placed.found().change(), ImageRef::repository)))
                .toList();
        one(
                "images",
                tag.tag(),
                found,
                placed -> imageOf(placed.found().change(), image -> image.repository() + ":" + image.tag()));
        return lead("image tag " + tag.tag(), found);
    }

    private Lead ofChart(Clue.ChartVersion clue) {
        List<TraceableChanges.Placed> found = changes.ofChartVersion(clue.version(), MOST).stream()
                .filter(placed -> clue.chart() == null
                        || clue.chart().equals(chartOf(placed.found().change(), ChartRef::name)))
                .toList();
        one(
                "charts",
                clue.version(),
                found,
                placed -> chartOf(placed.found().change(), ChartRef::name) + " " + clue.version());
        return lead("chart " + (clue.chart() == null ? "" : clue.chart() + " ") + clue.version(), found);
    }

    private Lead ofId(UUID id) {
        Optional<TraceableChanges.Placed> change = changes.byId(id);
        if (change.isPresent()) {
            return lead("change " + id, List.of(change.get()));
        }
        return changes.ofRelease(id)
                .map(FollowClue::ofRelease)
                .orElseThrow(() -> LostException.unknown("neither a change nor a release has the id " + id));
    }

    private Lead ofRevision(Clue.Revision clue) {
        String name = "revision " + clue.number() + " of " + clue.target().key();
        return changes.ofRevision(clue.target(), clue.number())
                .map(content -> {
                    Lead lead = ofRelease(content);
                    return new Lead(name + " is of " + lead.sentence(), lead.changes());
                })
                .orElseThrow(() -> LostException.unknown(name + " was not made by any release that is known: is it "
                        + "application/environment@revision, and was it Fairway who installed it?"));
    }

    private Lead ofPod(Clue.Pod clue) {
        String name = "pod " + clue.namespace() + "/" + clue.name();
        PodOrigin pod = cluster.origin(clue.namespace(), clue.name())
                .orElseThrow(() ->
                        LostException.unknown(name + " is not there now, or may not be seen; pods are looked up live"));
        String release = pod.release();
        if (release != null && Clue.isId(release)) {
            Optional<TraceableChanges.OfContent> content = changes.ofRelease(UUID.fromString(release));
            if (content.isPresent()) {
                Lead lead = ofRelease(content.get());
                return new Lead(name + " runs what is of " + lead.sentence(), lead.changes());
            }
        }
        for (String digest : pod.images()) {
            List<TraceableChanges.Placed> found = changes.ofImageDigest(digest, MOST);
            if (!found.isEmpty()) {
                return new Lead(name + " runs image " + digest + ": " + toWhat(found), found);
            }
        }
        throw LostException.unknown(name + " runs nothing that Fairway built or released");
    }

    private static Lead ofRelease(TraceableChanges.OfContent content) {
        Release release = content.release();
        String what = release.isRollback()
                ? "rollback " + release.id()
                        + (release.restores() == null ? "" : ", which brought back release " + release.restores())
                : "release " + release.id();
        return lead(what + " in " + release.target().environment(), List.of(content.change()));
    }

    private static Lead lead(String clue, List<TraceableChanges.Placed> found) {
        if (found.isEmpty()) {
            throw LostException.unknown("nothing is known of " + clue);
        }
        return new Lead(clue + ": " + toWhat(found), found);
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
            String clue,
            List<TraceableChanges.Placed> found,
            Function<TraceableChanges.Placed, @Nullable String> identity) {
        List<String> different =
                found.stream().map(identity).filter(Objects::nonNull).distinct().toList();
        if (different.size() > 1) {
            throw LostException.ambiguous(clue, what, different);
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
                        .forEach(pod -> running.add(new RunningPod(
                                target.environment(), release.place().namespace(), pod)));
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
