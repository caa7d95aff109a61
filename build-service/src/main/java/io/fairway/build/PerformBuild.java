package io.fairway.build;

import io.fairway.events.BuildFailed.Reason;
import io.fairway.events.ImageRef;
import io.fairway.events.TimeSpent;
import io.fairway.source.Checkout;
import io.fairway.source.FairwayFile;
import io.fairway.source.InvalidFairwayFileException;
import io.fairway.source.SourceException;
import io.fairway.source.SourceMirror;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** One attempt at a claimed build, outside of any transaction. Repeating it, also after a crash, gives the same result. */
@ApplicationScoped
class PerformBuild {

    private final BuildStore builds;
    private final ImageBuilder images;
    private final BuildConfig config;
    private final Path mirrors;
    private final Path scratches;
    private final String registry;

    /**
     * @param workDirectory where mirrors and checkouts are
     * @param registry host and port that images are pushed to, and if need be a path
     */
    PerformBuild(
            BuildStore builds,
            ImageBuilder images,
            BuildConfig config,
            @ConfigProperty(name = "fairway.work-directory") Path workDirectory,
            @ConfigProperty(name = "fairway.registry") String registry) {
        this.builds = builds;
        this.images = images;
        this.config = config;
        this.mirrors = workDirectory.toAbsolutePath().resolve("mirrors");
        this.scratches = workDirectory.toAbsolutePath().resolve("builds");
        this.registry = registry;
    }

    Outcome attempt(Build build, LogWriter log) throws InterruptedException {
        List<TimeSpent> spent = new ArrayList<>();
        deleteScratches(build);
        try (SourceMirror mirror =
                SourceMirror.open(mirrors, build.source().repository(), config.sourceLimits(), config.fileUrls())) {
            long start = System.nanoTime();
            mirror.fetch(build.source().branch());
            spend(spent, "git fetch", millisSince(start));
            return fetched(build, mirror, log, spent);
        } catch (SourceException e) {
            return switch (e.kind()) {
                case RETRYABLE -> new Outcome.TryAgain(Reason.CHECKOUT_FAILED, message(e), spent);
                case UNUSABLE -> new Outcome.Failed(Reason.CHECKOUT_FAILED, message(e), spent);
                case LIMIT_EXCEEDED -> new Outcome.Failed(Reason.LIMIT_EXCEEDED, message(e), spent);
            };
        } catch (InvalidFairwayFileException e) {
            return new Outcome.Failed(Reason.INVALID_CONFIGURATION, message(e), spent);
        } catch (ImageBuildException e) {
            return switch (e.kind()) {
                case SOURCE_INCOMPLETE -> new Outcome.Failed(Reason.CHECKOUT_FAILED, message(e), spent);
                case STEP_FAILED -> new Outcome.Failed(Reason.STEP_FAILED, message(e), spent);
                case LIMIT_EXCEEDED -> new Outcome.Failed(Reason.LIMIT_EXCEEDED, message(e), spent);
                case PUSH_FAILED -> new Outcome.TryAgain(Reason.PUSH_FAILED, message(e), spent);
                case REGISTRY_UNAVAILABLE -> new Outcome.WaitForRegistry(message(e), spent);
                case UNAVAILABLE -> new Outcome.Unavailable(message(e));
            };
        }
    }

    private Outcome fetched(Build build, SourceMirror mirror, LogWriter log, List<TimeSpent> spent)
            throws SourceException, InvalidFairwayFileException, ImageBuildException, InterruptedException {
        String commit = build.source().commit();
        BranchPosition position = position(build, mirror);
        var superseded = position.superseded(build.source().branch());
        if (superseded.isPresent()) {
            return new Outcome.Failed(Reason.SUPERSEDED, superseded.get(), spent);
        }
        if (!position.present()) {
            String message = "branch " + build.source().branch() + " of the repository does not have commit " + commit;
            return new Outcome.TryAgain(Reason.CHECKOUT_FAILED, message, spent);
        }
        FairwayFile file = mirror.fairwayFile(commit);
        return switch (builds.inputs(build, file.application(), mirror.inputsDigest(commit, file))) {
            case Inputs.Reusable earlier -> {
                log.note("nothing that the image is made from has changed: "
                        + earlier.image().pinned());
                yield new Outcome.Reused(file.application(), earlier.image(), spent);
            }
            case Inputs.InProgress older -> new Outcome.WaitFor(older.sequence());
            case Inputs.New _ -> image(build, mirror, file, log, spent);
        };
    }

    private BranchPosition position(Build build, SourceMirror mirror) throws SourceException {
        String commit = build.source().commit();
        String tip = mirror.tip(build.source().branch()).orElse("");
        if (tip.equals(commit) || !mirror.contains(commit)) {
            return new BranchPosition(mirror.contains(commit), tip.equals(commit), tip.equals(commit), false);
        }
        boolean inEarlier = false;
        for (String earlier : builds.acceptedEarlier(build.source())) {
            inEarlier |= mirror.isAncestor(commit, earlier);
        }
        return new BranchPosition(true, false, mirror.isAncestor(commit, tip), inEarlier);
    }

    private Outcome image(Build build, SourceMirror mirror, FairwayFile file, LogWriter log, List<TimeSpent> spent)
            throws SourceException, ImageBuildException, InterruptedException {
        String commit = build.source().commit();
        String tag = ImageTag.of(build.source());
        String repository = registry + "/" + file.application();
        SourceMirror.CommitInfo info = mirror.describe(commit);
        Map<String, String> labels =
                ImageLabels.of(build.source(), file.application(), tag, info.author(), build.acceptedAt());
        Path scratch = scratches.resolve(build.id() + "-" + build.claim());
        long start = System.nanoTime();
        try (Checkout source = mirror.checkout(commit, scratch.resolve("source"))) {
            spend(spent, "git checkout", millisSince(start));
            log.note("building " + repository + ":" + tag + " from " + commit);
            ImageBuilder.Result result = built(
                    new ImageBuilder.Request(source, scratch, file, repository, tag, labels, config.timeLimit()),
                    log,
                    spent);
            ImageRef image = new ImageRef(repository, tag, result.digest());
            log.note("pushed " + image.pinned());
            return new Outcome.Pushed(file.application(), image, spent);
        } finally {
            Checkout.delete(scratch);
        }
    }

    /** The time is spent whether there is an image in the end or not. */
    private ImageBuilder.Result built(ImageBuilder.Request request, LogWriter log, List<TimeSpent> spent)
            throws ImageBuildException, InterruptedException {
        long start = System.nanoTime();
        try {
            ImageBuilder.Result result = images.build(request, log);
            spend(spent, "image build", result.buildMillis());
            spend(spent, "image push", result.pushMillis());
            return result;
        } catch (ImageBuildException e) {
            spend(spent, "image build", millisSince(start));
            throw e;
        }
    }

    /** What a killed worker left of this build; nobody else has it, because its claim is held. */
    private void deleteScratches(Build build) {
        if (!Files.isDirectory(scratches)) {
            return;
        }
        try (Stream<Path> left = Files.list(scratches)) {
            left.filter(path -> path.getFileName().toString().startsWith(build.id() + "-"))
                    .forEach(Checkout::delete);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look into " + scratches, e);
        }
    }

    private static void spend(List<TimeSpent> spent, String step, long millis) {
        spent.add(new TimeSpent(step, TimeSpent.By.BUILD, millis));
    }

    private static long millisSince(long nanos) {
        return (System.nanoTime() - nanos) / 1_000_000;
    }

    private static String message(Exception failure) {
        String message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }
}
