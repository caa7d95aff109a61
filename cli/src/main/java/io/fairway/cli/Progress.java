package io.fairway.cli;

import io.fairway.cli.text.Json;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How far what is watched has come.
 *
 * @param ended whether there is nothing more to wait for
 * @param exitCode if it ended
 * @param state in one word
 * @param sentence the server's reason
 */
record Progress(boolean ended, ExitCode exitCode, String state, String sentence) {

    /** What is waited for. */
    enum Until {
        /** Verified wherever the change goes. */
        verified,
        /** Verified in one environment, whatever comes after it. */
        live
    }

    private static Progress running(String state, String sentence) {
        return new Progress(false, ExitCode.OK, state, sentence);
    }

    private static Progress end(boolean good, String state, String sentence) {
        return new Progress(true, good ? ExitCode.OK : ExitCode.BAD, state, sentence);
    }

    /** Of a change everywhere. */
    static Progress of(Json change) {
        String outcome = change.text("outcome");
        return outcome.equals("RUNNING")
                ? running(outcome, change.text("reason"))
                : end(outcome.equals("VERIFIED"), outcome, change.text("reason"));
    }

    /** Of a change in one environment: its newest release there counts, else how the change ended before. */
    static Progress in(String environment, Json change) {
        Optional<Json> newest = change.list("releases").stream()
                .filter(release -> release.text("environment").equals(environment)
                        && !release.text("kind").equals("ROLLBACK"))
                // Ids are ordered by time.
                .max(Comparator.comparing(release -> release.text("id")));
        return newest.map(Progress::ofRelease).orElseGet(() -> {
            Progress everywhere = of(change);
            return everywhere.ended()
                    ? end(
                            false,
                            everywhere.state(),
                            "it does not come to " + environment + ": " + everywhere.sentence())
                    : everywhere;
        });
    }

    /** Of one release. */
    static Progress ofRelease(Json release) {
        String status = release.text("status");
        String sentence = Shown.reason(release);
        return switch (status) {
            // A release that failed is not at its end before it is undone.
            case "WAITING", "AWAITING_APPROVAL", "DEPLOYING", "VERIFYING", "SETTLING", "FAILED" ->
                running(status, sentence);
            default -> end(status.equals("VERIFIED"), status, sentence);
        };
    }

    /** The release to watch when an environment is named: the one that is on its way, else the newest. */
    static Optional<Json> current(List<Json> newestFirst) {
        return newestFirst.stream()
                .filter(release -> !ofRelease(release).ended())
                .reduce((newer, older) -> older)
                .or(() -> newestFirst.stream().findFirst());
    }
}
