package io.fairway.cli;

import io.fairway.cli.http.Api.Path;
import io.fairway.cli.text.Json;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** What somebody decides about a release. */
final class ReleaseCommands {

    private static final int NEWEST = 20;

    private ReleaseCommands() {}

    /** An action on one release, named like the call that asks for it. */
    abstract static class OnRelease extends ActionCommand {

        private final String action;

        @Parameters(
                paramLabel = "RELEASE",
                arity = "1..2",
                description = {
                    "The release: its id or the beginning of it. Or an application and an environment, if the action is"
                            + " possible for one release only there."
                })
        List<String> release = List.of();

        OnRelease(Session session, String action) {
            super(session);
            this.action = action;
        }

        @Override
        Json answer() {
            String id = release.size() == 2
                    ? only(release.getFirst(), release.getLast())
                    : session.lookup().releaseId(release.getFirst());
            return session.api().post(Path.of("releases", id, action), body());
        }

        @Override
        String text(Json answer) {
            return ReleaseText.accepted(answer, session.terminal());
        }

        private String only(String application, String environment) {
            String where = application + " in " + environment;
            List<String> found = session.lookup()
                    .releases(application, environment, NEWEST)
                    .filter(this::isPossible)
                    .map(each -> each.text("id"))
                    .toList();
            return Lookup.only(
                    found,
                    "there is no release of " + where + " to " + action,
                    found.size() + " releases of " + where + " could be meant: fairway releases --app " + application
                            + " --env " + environment + " lists them");
        }

        private boolean isPossible(Json candidate) {
            return candidate.texts("actions").contains(action);
        }
    }

    /** Approves. */
    @Command(name = "approve", description = "Approves a release that is waiting for approval.")
    static final class Approve extends OnRelease {
        Approve(Session session) {
            super(session, "approve");
        }
    }

    /** Rejects. */
    @Command(name = "reject", description = "Rejects a release that is waiting for approval. It is not deployed.")
    static final class Reject extends OnRelease {
        Reject(Session session) {
            super(session, "reject");
        }
    }

    /** Tries again. */
    @Command(
            name = "retry",
            description = "Releases the content of a release again as a new attempt, and lifts its quarantine.")
    static final class Retry extends OnRelease {
        Retry(Session session) {
            super(session, "retry");
        }
    }

    /** Cancels. */
    @Command(name = "cancel", description = "Cancels a release. If its deployment has begun, it is rolled back.")
    static final class Cancel extends OnRelease {
        Cancel(Session session) {
            super(session, "cancel");
        }
    }
}
