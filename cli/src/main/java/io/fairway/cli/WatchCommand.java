package io.fairway.cli;

import io.fairway.cli.http.Api.Path;
import io.fairway.cli.http.EventStream;
import io.fairway.cli.text.Ages;
import io.fairway.cli.text.Json;
import io.fairway.cli.text.Terminal;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Follows a change or a release to its end. An event wakes it; it also looks by itself, in case no event comes. */
@Command(
        name = "watch",
        description = {
            "Follows a change or a release to its end, step by step.",
            "Exit codes: 0 verified, 1 error, 2 wrong command line, 3 ended otherwise, 4 the time was over.",
            "A whole commit (40 digits) that is not known yet is waited for, as just after git push."
        })
final class WatchCommand implements Callable<Integer> {

    private static final Duration LOOK = Duration.ofSeconds(2);
    private static final Duration LOOK_BESIDE_EVENTS = Duration.ofSeconds(10);
    private static final Duration BEFORE_NEXT_CONNECTION = Duration.ofSeconds(5);

    private final Session session;
    private final BlockingQueue<Boolean> news = new ArrayBlockingQueue<>(1);
    private final Set<String> shown = new HashSet<>();
    private volatile boolean connected;
    private boolean statusLine;

    @Parameters(
            paramLabel = "WHAT",
            arity = "1..2",
            description = {
                "A commit, the id of a change or of a release (or its beginning), or an application and an environment:"
                        + " what is on its way there, else what was released there last."
            })
    List<String> what = List.of();

    @Option(
            names = "--until",
            paramLabel = "END",
            description =
                    "verified (in every environment; the default), or live: verified in the one that --env names.")
    Progress.Until until = Progress.Until.verified;

    @Option(names = "--env", paramLabel = "ENV", description = "Looks only at this environment of the change.")
    @Nullable
    String environment;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            description = "Gives up after this time, for example 90s, 15m or 2h; 30m if nothing is said.")
    String timeout = "30m";

    WatchCommand(Session session) {
        this.session = session;
    }

    /** What is watched: a change or a release. */
    private record Subject(String changeId, @Nullable String releaseId) {}

    @Override
    public Integer call() throws InterruptedException {
        Instant deadline = session.clock().instant().plus(time(timeout));
        if (until == Progress.Until.live && environment == null && what.size() < 2) {
            throw Failure.usage("--until live needs to know where: add --env");
        }
        Optional<Subject> subject = subject(deadline);
        if (subject.isEmpty()) {
            session.say("fairway: nothing was heard of commit " + what.getFirst() + " in " + timeout
                    + ": see docs/how-to/find-out-why.md#the-push-did-not-arrive");
            return ExitCode.TIMED_OUT.code();
        }
        Thread listener = Thread.ofVirtual().start(() -> listen(subject.get()));
        try {
            return follow(subject.get(), deadline);
        } finally {
            listener.interrupt();
        }
    }

    private int follow(Subject subject, Instant deadline) throws InterruptedException {
        while (true) {
            Json change = session.api().get(Path.of("changes", subject.changeId()));
            Json release =
                    subject.releaseId() == null ? null : session.api().get(Path.of("releases", subject.releaseId()));
            Progress progress = progress(change, release);
            if (session.forPeople()) {
                steps(change, release);
                status(progress, deadline);
            }
            if (progress.ended()) {
                return ended(release == null ? change : release, progress);
            }
            if (!session.clock().instant().isBefore(deadline)) {
                clearStatus();
                session.say("fairway: the time (" + timeout + ") was over; " + Shown.word(progress.state()) + ": "
                        + Terminal.harmless(progress.sentence()));
                return ExitCode.TIMED_OUT.code();
            }
            await(deadline);
        }
    }

    private Progress progress(Json change, @Nullable Json release) {
        if (release != null) {
            return Progress.ofRelease(release);
        }
        return environment == null ? Progress.of(change) : Progress.in(environment, change);
    }

    private int ended(Json result, Progress progress) {
        clearStatus();
        session.show(
                result,
                () -> session.terminal().state(progress.state()) + ": " + Terminal.harmless(progress.sentence())
                        + "\n");
        return progress.exitCode().code();
    }

    // What to watch

    private Optional<Subject> subject(Instant deadline) throws InterruptedException {
        Lookup lookup = new Lookup(session.api());
        if (what.size() == 2) {
            return Optional.of(at(what.getFirst(), what.getLast()));
        }
        String given = what.getFirst();
        while (true) {
            Optional<Subject> found = lookup.findChange(given)
                    .map(change -> new Subject(change.text("changeId"), null))
                    .or(() -> lookup.findRelease(given).map(WatchCommand::ofRelease));
            if (found.isPresent()) {
                return found;
            }
            if (!given.matches("[0-9a-f]{40}")) {
                throw Failure.unknown("neither a change nor a release is known by " + given
                        + ": fairway changes and fairway releases list them");
            }
            if (!session.clock().instant().isBefore(deadline)) {
                return Optional.empty();
            }
            status(new Progress(false, ExitCode.OK, "WAITING", "nothing was heard of this commit yet"), deadline);
            await(deadline);
        }
    }

    private Subject at(String application, String environment) {
        List<Json> releases = session.api()
                .get(Path.of("releases")
                        .with("application", application)
                        .with("environment", environment)
                        .with("limit", 20))
                .elements();
        return Progress.current(releases)
                .map(WatchCommand::ofRelease)
                .orElseThrow(() -> Failure.unknown("nothing was ever released of " + application + " in " + environment
                        + ": fairway apps shows what there is"));
    }

    private static Subject ofRelease(Json release) {
        return new Subject(release.text("changeId"), release.text("id"));
    }

    // Waiting

    private void await(Instant deadline) throws InterruptedException {
        Duration left = Duration.between(session.clock().instant(), deadline);
        Duration look = connected ? LOOK_BESIDE_EVENTS : LOOK;
        long millis = Math.max(1, Math.min(left.toMillis(), look.toMillis()));
        // What is polled is only whether to look now or later.
        Boolean ignored = news.poll(millis, TimeUnit.MILLISECONDS);
        if (ignored != null) {
            news.clear();
        }
    }

    private void listen(Subject subject) {
        Path path = Path.of("events").with("changeId", subject.changeId());
        String last = null;
        while (!Thread.currentThread().isInterrupted()) {
            try (EventStream events = EventStream.open(session.api(), path, last)) {
                connected = true;
                // What happened before the connection stood is looked at now.
                wake();
                events.each(data -> wake());
                last = events.lastId();
            } catch (IOException | Failure e) {
                // It looks by itself, more often.
            } finally {
                connected = false;
            }
            try {
                Thread.sleep(BEFORE_NEXT_CONNECTION);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void wake() {
        if (!news.offer(Boolean.TRUE)) {
            // It is awake already.
            return;
        }
    }

    // What a person sees

    private void steps(Json change, @Nullable Json release) {
        long millis = 0;
        for (Json step : change.list("steps")) {
            millis += step.number("millis");
            boolean elsewhere = !step.text("environment").isEmpty()
                    && (release != null
                            ? !step.text("environment").equals(release.text("environment"))
                            : environment != null && !step.text("environment").equals(environment));
            if (elsewhere || !shown.add(step.text("eventId"))) {
                continue;
            }
            clearStatus();
            String name = step.text("name");
            Terminal plain = new Terminal(false, 0, false, session.terminal().unicode());
            String state = String.format("%-21s ", plain.state(name));
            session.print(String.format("%9s", Ages.seconds(millis)) + "  "
                    + session.terminal().paint(Terminal.Colour.of(name), state)
                    + String.format("%-12s", Terminal.harmless(step.text("environment"))) + "  "
                    + Terminal.harmless(step.text("reason")));
        }
    }

    /** The last line, which is written again and again; only for a person who looks at it. */
    private void status(Progress progress, Instant deadline) {
        if (!session.terminal().interactive() || !session.forPeople() || progress.ended()) {
            return;
        }
        clearStatus();
        String left = Ages.inOneUnit(Duration.between(session.clock().instant(), deadline));
        String text =
                Shown.word(progress.state()) + ": " + Terminal.harmless(progress.sentence()) + " (" + left + " left)";
        int room = session.terminal().columns() - 1;
        session.out()
                .print(session.terminal()
                        .paint(Terminal.Colour.FAINT, text.length() > room ? text.substring(0, room) : text));
        session.out().flush();
        statusLine = true;
    }

    private void clearStatus() {
        if (statusLine) {
            session.out().print("\r\u001b[K");
            statusLine = false;
        }
    }

    static Duration time(String text) {
        if (!text.matches("[1-9][0-9]{0,5}[smh]")) {
            throw Failure.usage("a time is a number with s, m or h, for example 90s, not " + text);
        }
        long number = Long.parseLong(text.substring(0, text.length() - 1));
        return switch (text.charAt(text.length() - 1)) {
            case 's' -> Duration.ofSeconds(number);
            case 'm' -> Duration.ofMinutes(number);
            default -> Duration.ofHours(number);
        };
    }
}
