package io.fairway.cli;

import io.fairway.cli.http.Api.Path;
import io.fairway.cli.text.Json;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What somebody does to an application in an environment. */
final class EnvironmentCommands {

    private EnvironmentCommands() {}

    /** An action on an application in an environment. */
    abstract static class InEnvironment extends ActionCommand {

        @Parameters(index = "0", paramLabel = "APP", description = "The application.")
        String application = "";

        @Parameters(index = "1", paramLabel = "ENV", description = "The environment.")
        String environment = "";

        InEnvironment(Session session) {
            super(session);
        }

        Path path(String call) {
            return Path.of("applications", application, "environments", environment, call);
        }

        /** For sentences. */
        String where() {
            return application + " in " + environment;
        }
    }

    /** Releases a chart version. */
    @Command(
            name = "release",
            description = "Releases a chart version that was released somewhere before, for example in staging.")
    static final class Release extends InEnvironment {

        @Parameters(index = "2", paramLabel = "VERSION", description = "The chart version.")
        String chartVersion = "";

        Release(Session session) {
            super(session);
        }

        @Override
        Json answer() {
            return session.api().post(path("releases"), body().with("chartVersion", chartVersion));
        }

        @Override
        String text(Json answer) {
            return ReleaseText.accepted(answer, session.terminal());
        }
    }

    /** Rolls back. */
    @Command(
            name = "rollback",
            description = {
                "Rolls back to a verified release, by default the previous one. What is live now is quarantined.",
                "Shows the diff and asks for confirmation first."
            })
    static final class Rollback extends InEnvironment {

        @Option(names = "--to", paramLabel = "RELEASE", description = "The verified release to roll back to.")
        @Nullable
        String to;

        @Option(
                names = {"-y", "--yes"},
                description = "Skips the diff and the confirmation.")
        boolean yes;

        Rollback(Session session) {
            super(session);
        }

        @Override
        Json answer() {
            String wanted = to == null ? null : session.lookup().releaseId(to);
            // What was shown is what is done, even if something became live in the meantime.
            String release = yes ? wanted : confirmed(wanted == null ? previous() : wanted);
            return session.api().post(path("rollback"), release == null ? body() : body().with("toRelease", release));
        }

        private String confirmed(String release) {
            Json preview = session.api().get(path("preview").with("toRelease", release));
            session.say(DiffCommand.text(preview, session.terminal()).stripTrailing());
            if (!session.confirmed("Roll back " + where() + "?")) {
                throw Failure.error("not confirmed; nothing was changed");
            }
            return release;
        }

        private String previous() {
            return session.api().get(path("rollback-targets")).elements().stream()
                    .filter(candidate -> candidate.isTrue("allowed"))
                    .map(candidate -> candidate.text("releaseId"))
                    .findFirst()
                    .orElseThrow(() ->
                            Failure.error("there is no other verified release of " + where() + " to roll back to"));
        }

        @Override
        String text(Json answer) {
            return ReleaseText.accepted(answer, session.terminal());
        }
    }

    /** Pauses. */
    @Command(name = "pause", description = "Pauses releases to an environment. Rollbacks still happen.")
    static final class Pause extends InEnvironment {

        Pause(Session session) {
            super(session);
        }

        @Override
        Json answer() {
            return session.api().post(path("pause"), body());
        }

        @Override
        String text(Json answer) {
            return "releases of " + where() + " are paused; to resume them: fairway resume " + application + " "
                    + environment + " --reason TEXT\n";
        }
    }

    /** Resumes. */
    @Command(name = "resume", description = "Resumes releases to a paused environment.")
    static final class Resume extends InEnvironment {

        Resume(Session session) {
            super(session);
        }

        @Override
        Json answer() {
            return session.api().post(path("resume"), body());
        }

        @Override
        String text(Json answer) {
            return "releases of " + where() + " are resumed\n";
        }
    }
}
