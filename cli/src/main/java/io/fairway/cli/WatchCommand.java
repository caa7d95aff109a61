package io.fairway.cli;

import io.fairway.cli.http.Api.Path;
import io.fairway.cli.text.Badge;
import io.fairway.cli.text.Json;
import io.fairway.cli.text.State;
import io.fairway.cli.text.Terminal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Follows a change or a release to its end. */
@Command(
        name = "watch",
        description = {
            "Follows a change or a release to its end, step by step.",
            "Exit codes: 0 verified, 1 error, 2 wrong usage, 3 ended without being verified, 4 timed out.",
            "A full commit id (40 or 64 digits) that is not known yet is waited for, as just after git push."
        })
final class WatchCommand implements Callable<Integer> {

    private static final int NEWEST = 20;

    private final Session session;
    private final WatchOutput output;

    @Parameters(
            paramLabel = "WHAT",
            arity = "1..2",
            description = {
                "A commit, the id of a change or of a release (or its beginning), or an application and an environment:"
                        + " what is being released there, else what was released there last."
            })
    List<String> what = List.of();

    @Option(
            names = "--until",
            paramLabel = "END",
            description =
                    "verified: in every environment (the default). live: verified in the environment that --env names.")
    Progress.Until until = Progress.Until.verified;

    @Option(names = "--env", paramLabel = "ENV", description = "Watches the change in this environment only.")
    @Nullable
    String environment;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            description = "How long to wait, for example 90s, 15m or 2h. The default is 30m.")
    String timeout = "30m";

    WatchCommand(Session session) {
        this.session = session;
        this.output = new WatchOutput(session);
    }

    /** What is watched: a change or a release. */
    private record Subject(String changeId, @Nullable String releaseId) {

        static Subject ofRelease(Json release) {
            return new Subject(release.text("changeId"), release.text("id"));
        }
    }

    @Override
    public Integer call() throws InterruptedException {
        Instant deadline = session.clock().instant().plus(time(timeout));
        if (until == Progress.Until.live && environment == null && what.size() < 2) {
            throw Failure.usage("--until live also needs --env");
        }
        Optional<Subject> subject = subject(deadline);
        if (subject.isEmpty()) {
            List<String> troubles = StatusCommand.troubles(session);
            session.warn("timed out after " + timeout + ": nothing was received of commit " + what.getFirst()
                    + (troubles.isEmpty()
                            ? ": see docs/how-to/find-out-why.md#the-push-did-not-arrive"
                            : ", and that may not be the push's fault: " + String.join("; ", troubles)));
            return ExitCode.TIMED_OUT.code();
        }
        try (ChangeNews news = new ChangeNews(session.api(), subject.get().changeId())) {
            return follow(subject.get(), deadline, news);
        }
    }

    private int follow(Subject subject, Instant deadline, ChangeNews news) throws InterruptedException {
        while (true) {
            Json change = session.api().get(Path.of("changes", subject.changeId()));
            Json release =
                    subject.releaseId() == null ? null : session.api().get(Path.of("releases", subject.releaseId()));
            Progress progress = progress(change, release);
            output.steps(change, release == null ? environment : release.text("environment"));
            output.waiting(progress);
            output.status(progress, left(deadline));
            if (progress.ended()) {
                return ended(release == null ? change : release, progress);
            }
            if (left(deadline).isZero()) {
                output.clearStatus();
                List<String> troubles = StatusCommand.troubles(session);
                session.warn("timed out after " + timeout + "; " + WatchOutput.text(progress)
                        + (troubles.isEmpty() ? "" : "; " + String.join("; ", troubles)));
                return ExitCode.TIMED_OUT.code();
            }
            news.await(left(deadline));
        }
    }

    private Progress progress(Json change, @Nullable Json release) {
        if (release != null) {
            return Progress.ofRelease(release);
        }
        return environment == null ? Progress.of(change) : Progress.in(environment, change);
    }

    private int ended(Json result, Progress progress) {
        output.clearStatus();
        session.show(
                result,
                () -> session.terminal().paint(progress.badge()) + ": " + Terminal.sanitized(progress.sentence())
                        + "\n");
        return progress.exitCode().code();
    }

    /** Waits for a commit to arrive; empty if it does not in time. */
    private Optional<Subject> subject(Instant deadline) throws InterruptedException {
        if (what.size() == 2) {
            return Optional.of(at(what.getFirst(), what.getLast()));
        }
        String given = what.getFirst();
        while (true) {
            Optional<Subject> found = session.lookup()
                    .findChange(given)
                    .map(change -> new Subject(change.text("changeId"), null))
                    .or(() -> session.lookup().findRelease(given).map(Subject::ofRelease));
            if (found.isPresent()) {
                return found;
            }
            if (!Lookup.isCommit(given)) {
                throw Failure.error(
                        "there is no change or release " + given + ": fairway changes and fairway releases list them");
            }
            Duration left = left(deadline);
            if (left.isZero()) {
                return Optional.empty();
            }
            List<String> troubles = StatusCommand.troubles(session);
            output.status(
                    Progress.running(
                            Badge.of(State.WAITING),
                            "nothing was received of this commit yet"
                                    + (troubles.isEmpty() ? "" : ": " + String.join("; ", troubles))),
                    left);
            Thread.sleep(left.compareTo(ChangeNews.LOOK) < 0 ? left : ChangeNews.LOOK);
        }
    }

    private Subject at(String application, String environment) {
        List<Json> releases =
                session.lookup().releases(application, environment, NEWEST).toList();
        if (releases.isEmpty()) {
            session.lookup().requireRegistered(application, environment);
        }
        return Progress.current(releases)
                .map(Subject::ofRelease)
                .orElseThrow(() -> Failure.error("there is no release of " + application + " in " + environment
                        + ": fairway apps shows what there is"));
    }

    private Duration left(Instant deadline) {
        Duration left = Duration.between(session.clock().instant(), deadline);
        return left.isNegative() ? Duration.ZERO : left;
    }

    static Duration time(String text) {
        if (!text.matches("[1-9][0-9]{0,5}[smh]")) {
            throw Failure.usage("a time is a number with s, m or h, for example 90s, not " + text);
        }
        return Duration.parse("PT" + text.toUpperCase(Locale.ROOT));
    }
}
