package io.fairway.cli;

import io.fairway.cli.http.Api.Path;
import io.fairway.cli.text.Json;
import io.fairway.cli.text.Table;
import io.fairway.cli.text.Terminal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What changes something. Each of them is kept with who asked for it, and why. */
final class SteerCommands {

    private static final int NEWEST = 20;

    private SteerCommands() {}

    /** Something that somebody asks for, with the reason. */
    abstract static class Asked implements Callable<Integer> {

        final Session session;

        @Option(
                names = "--reason",
                required = true,
                paramLabel = "TEXT",
                description = "Why: it is kept, and shown to everybody.")
        String reason = "";

        Asked(Session session) {
            this.session = session;
        }

        Json because(String... more) {
            Map<String, @Nullable String> body = new LinkedHashMap<>();
            for (int i = 0; i + 1 < more.length; i += 2) {
                body.put(more[i], more[i + 1]);
            }
            body.put("reason", reason);
            return Json.of(body);
        }

        /** Says what became of it, and how to follow it. */
        int told(Json release) {
            return session.show(
                    release,
                    () -> session.terminal().state(release.text("status"))
                            + ": release " + release.text("id") + " of " + release.text("application") + " in "
                            + release.text("environment") + ": " + Terminal.harmless(release.text("reason"))
                            + "\nfollow it: fairway watch " + Lookup.brief(release.text("id")) + "\n");
        }
    }

    /** Something about a release. */
    abstract static class AboutRelease extends Asked {

        private final String verb;
        private final Set<String> statuses;

        @Parameters(
                paramLabel = "RELEASE",
                arity = "1..2",
                description = {
                    "The release: its id or the beginning of it; or an application and an environment, if there is only"
                            + " one that it can be."
                })
        List<String> release = List.of();

        /** @param statuses of the releases that this can be done to */
        AboutRelease(Session session, String verb, Set<String> statuses) {
            super(session);
            this.verb = verb;
            this.statuses = statuses;
        }

        @Override
        public Integer call() {
            String id = release.size() == 2
                    ? only(release.getFirst(), release.getLast())
                    : new Lookup(session.api()).release(release.getFirst()).text("id");
            return told(session.api().post(Path.of("releases", id, verb), because()));
        }

        private String only(String application, String environment) {
            List<Json> found = session
                    .api()
                    .get(Path.of("releases")
                            .with("application", application)
                            .with("environment", environment)
                            .with("limit", NEWEST))
                    .elements()
                    .stream()
                    .filter(each -> statuses.contains(each.text("status")))
                    .toList();
            if (found.size() != 1) {
                throw Failure.error(
                        found.isEmpty()
                                ? "there is no release of " + application + " in " + environment + " to " + verb
                                : found.size() + " releases of " + application + " in " + environment
                                        + " could be meant: fairway releases --app " + application + " --env "
                                        + environment + " lists them");
            }
            return found.getFirst().text("id");
        }
    }

    /** Something about an application in an environment. */
    abstract static class AboutEnvironment extends Asked {

        @Parameters(index = "0", paramLabel = "APP", description = "The application.")
        String application = "";

        @Parameters(index = "1", paramLabel = "ENV", description = "The environment.")
        String environment = "";

        AboutEnvironment(Session session) {
            super(session);
        }

        Path path(String verb) {
            return Path.of("applications", application, "environments", environment, verb);
        }
    }

    /** Releases a chart version. */
    @Command(
            name = "release",
            description = "Releases a chart version that was up for release somewhere before, for example in staging.")
    static final class Release extends AboutEnvironment {

        @Parameters(index = "2", paramLabel = "VERSION", description = "The chart version.")
        String chartVersion = "";

        Release(Session session) {
            super(session);
        }

        @Override
        public Integer call() {
            return told(session.api().post(path("releases"), because("chartVersion", chartVersion)));
        }
    }

    /** Rolls back. */
    @Command(
            name = "rollback",
            description = {
                "Returns to a verified release, by default the one before. What is live is quarantined.",
                "Shows what it would change, and asks before it does it."
            })
    static final class Rollback extends AboutEnvironment {

        @Option(names = "--to", paramLabel = "RELEASE", description = "The verified release to return to.")
        @Nullable
        String to;

        @Option(
                names = {"-y", "--yes"},
                description = "Does not show the difference and does not ask.")
        boolean yes;

        Rollback(Session session) {
            super(session);
        }

        @Override
        public Integer call() {
            String target =
                    to == null ? null : new Lookup(session.api()).release(to).text("id");
            if (!yes) {
                String shown = target == null ? theOneBefore() : target;
                Json preview = session.api().get(path("preview").with("toRelease", shown));
                session.say(Shown.diff(preview, session.terminal()).stripTrailing());
                if (!session.confirmed("Roll " + application + " back in " + environment + "?")) {
                    session.say("nothing was done");
                    return ExitCode.ERROR.code();
                }
                // What was shown is what is done, even if something became live in the meantime.
                target = shown;
            }
            Json body = target == null ? because() : because("toRelease", target);
            return told(session.api().post(path("rollback"), body));
        }

        private String theOneBefore() {
            Json targets = session.api().get(path("rollback-targets"));
            return targets.elements().stream()
                    .filter(target -> target.isTrue("allowed"))
                    .map(target -> target.text("releaseId"))
                    .findFirst()
                    .orElseThrow(() -> Failure.error("there is no other verified release of " + application + " in "
                            + environment + " to return to"));
        }
    }

    /** Approves. */
    @Command(name = "approve", description = "Lets a release go on that waits for approval.")
    static final class Approve extends AboutRelease {
        Approve(Session session) {
            super(session, "approve", Set.of("AWAITING_APPROVAL"));
        }
    }

    /** Rejects. */
    @Command(name = "reject", description = "Ends a release that waits for approval.")
    static final class Reject extends AboutRelease {
        Reject(Session session) {
            super(session, "reject", Set.of("AWAITING_APPROVAL"));
        }
    }

    /** Tries again. */
    @Command(
            name = "retry",
            description = "Tries the content of a release again as a new attempt, and lifts its quarantine.")
    static final class Retry extends AboutRelease {
        Retry(Session session) {
            super(
                    session,
                    "retry",
                    Set.of(
                            "ROLLED_BACK",
                            "ROLLBACK_FAILED",
                            "SUPERSEDED",
                            "QUARANTINED",
                            "REFUSED",
                            "CANCELLED",
                            "REJECTED",
                            "EXPIRED"));
        }
    }

    /** Cancels. */
    @Command(name = "cancel", description = "Stops a release; one that has begun is rolled back.")
    static final class Cancel extends AboutRelease {
        Cancel(Session session) {
            super(session, "cancel", Set.of("AWAITING_APPROVAL", "WAITING", "DEPLOYING", "VERIFYING"));
        }
    }

    /** Pauses. */
    @Command(name = "pause", description = "Lets releases to an environment wait; rollbacks still happen.")
    static final class Pause extends AboutEnvironment {

        Pause(Session session) {
            super(session);
        }

        @Override
        public Integer call() {
            Json answer = session.api().post(path("pause"), because());
            return session.show(
                    answer, () -> application + " is paused in " + environment + ": fairway resume lets it go on\n");
        }
    }

    /** Resumes. */
    @Command(name = "resume", description = "Lets releases to a paused environment go on.")
    static final class Resume extends AboutEnvironment {

        Resume(Session session) {
            super(session);
        }

        @Override
        public Integer call() {
            Json answer = session.api().post(path("resume"), because());
            return session.show(answer, () -> application + " goes on in " + environment + "\n");
        }
    }

    /** What automation does not release again. */
    @Command(name = "quarantine", description = "Contents that failed, and that automation does not release again.")
    static final class Quarantine implements Callable<Integer> {

        @Override
        public Integer call() {
            throw Failure.usage("say what about it: fairway quarantine list, or fairway quarantine lift");
        }
    }

    /** Lists it. */
    @Command(name = "list", description = "Lists what is in quarantine, newest first.")
    static final class ListQuarantine implements Callable<Integer> {

        private final Session session;

        @Parameters(paramLabel = "APP", arity = "0..1", description = "Only of this application.")
        @Nullable
        String application;

        ListQuarantine(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            List<Json> all = new ArrayList<>();
            for (String name : applications()) {
                for (Json each : session.api()
                        .get(Path.of("applications", name, "quarantine"))
                        .elements()) {
                    all.add(each.with("application", name));
                }
            }
            return session.show(Json.list(all), () -> table(all));
        }

        private List<String> applications() {
            return application != null
                    ? List.of(application)
                    : session.api().get(Path.of("applications")).elements().stream()
                            .map(each -> each.text("name"))
                            .toList();
        }

        private String table(List<Json> all) {
            Table table = new Table("APPLICATION", "CONTENT", "RELEASE", "SINCE", "REASON");
            for (Json each : all) {
                table.row(
                        each.text("application"),
                        Lookup.briefDigest(each.text("contentDigest")),
                        Lookup.brief(each.text("releaseId")),
                        each.text("at"),
                        each.text("reason"));
            }
            return table.isEmpty() ? "Nothing is in quarantine.\n" : table.render(session.terminal());
        }
    }

    /** Lifts it. */
    @Command(name = "lift", description = "Lets a content go again.")
    static final class LiftQuarantine extends Asked {

        @Parameters(index = "0", paramLabel = "APP", description = "The application.")
        String application = "";

        @Parameters(index = "1", paramLabel = "CONTENT", description = "The content digest or the beginning of it.")
        String content = "";

        LiftQuarantine(Session session) {
            super(session);
        }

        @Override
        public Integer call() {
            String wanted = content.startsWith("sha256:") ? content : "sha256:" + content;
            List<String> found =
                    session.api().get(Path.of("applications", application, "quarantine")).elements().stream()
                            .map(each -> each.text("contentDigest"))
                            .filter(digest -> digest.startsWith(wanted))
                            .toList();
            if (found.size() != 1) {
                throw Failure.error(
                        found.isEmpty()
                                ? "no such content of " + application + " is in quarantine: fairway quarantine list "
                                        + application
                                : content + " is the beginning of " + found.size() + " contents: give more of it");
            }
            String digest = found.getFirst();
            Json answer = session.api().delete(Path.of("applications", application, "quarantine", digest), because());
            return session.show(
                    answer, () -> Lookup.briefDigest(digest) + " of " + application + " may be released again\n");
        }
    }
}
