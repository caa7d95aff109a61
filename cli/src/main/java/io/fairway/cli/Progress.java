package io.fairway.cli;

import io.fairway.cli.text.Badge;
import io.fairway.cli.text.Json;
import io.fairway.cli.text.State;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How far what is watched has come.
 *
 * @param ended whether there is nothing more to wait for
 * @param exitCode if it ended
 * @param badge its state
 * @param sentence the server's reason
 */
record Progress(boolean ended, ExitCode exitCode, Badge badge, String sentence) {

    /** What is waited for. */
    enum Until {
        /** Verified wherever the change goes. */
        verified,
        /** Verified in one environment, whatever comes after it. */
        live
    }

    private static Progress of(boolean ended, Badge badge, String sentence) {
        boolean bad = ended && badge.state() != State.VERIFIED;
        return new Progress(ended, bad ? ExitCode.NOT_VERIFIED : ExitCode.OK, badge, sentence);
    }

    static Progress running(Badge badge, String sentence) {
        return of(false, badge, sentence);
    }

    /** Of a change everywhere. */
    static Progress of(Json change) {
        return of(!change.get("endedAt").isNothing(), States.ofChange(change), change.text("reason"));
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
                    ? new Progress(
                            true,
                            ExitCode.NOT_VERIFIED,
                            everywhere.badge(),
                            "it was not released to " + environment + ": " + everywhere.sentence())
                    : everywhere;
        });
    }

    /** Of one release. */
    static Progress ofRelease(Json release) {
        return of(release.isTrue("ended"), States.ofRelease(release), ReleaseText.reason(release));
    }

    /** The release to watch when an environment is named: the one that is under way, else the newest. */
    static Optional<Json> current(List<Json> newestFirst) {
        return newestFirst.stream()
                .filter(release -> !ofRelease(release).ended())
                .reduce((newer, older) -> older)
                .or(() -> newestFirst.stream().findFirst());
    }
}
