package io.fairway.dashboard;

import io.fairway.events.ActionTaken.Action;
import io.fairway.events.Target;
import io.fairway.release.ReleaseStatus;
import io.fairway.release.query.Overview;
import io.fairway.release.query.TargetState;
import io.quarkus.qute.TemplateExtension;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/** How values look on a page. The script that keeps times fresh says them the same way. */
@TemplateExtension
final class Texts {

    private static final DateTimeFormatter ABSOLUTE = DateTimeFormatter.ofPattern(
                    "d MMM uuuu, HH:mm:ss 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private Texts() {}

    /** A line of a unified diff. */
    public record DiffLine(String css, String text) {}

    static String ago(Instant at) {
        return ago(Duration.between(at, Instant.now()));
    }

    static String ago(Duration past) {
        boolean ahead = past.isNegative();
        Duration span = past.abs();
        if (span.toSeconds() < 5) {
            return "now";
        }
        String text = span.toMinutes() < 1
                ? span.toSeconds() + " s"
                : span.toHours() < 1
                        ? span.toMinutes() + " min"
                        : span.toDays() < 1
                                ? span.toHours() + " h"
                                : span.toDays() < 60 ? span.toDays() + " d" : (int) (span.toDays() / 30.4) + " mo";
        return ahead ? "in " + text : text + " ago";
    }

    static String absolute(Instant at) {
        return ABSOLUTE.format(at);
    }

    static String iso(Instant at) {
        return at.truncatedTo(ChronoUnit.MILLIS).toString();
    }

    /** For example {@code 340 ms}, {@code 4.2 s}, {@code 3 min 20 s}, {@code 2 h 5 min}. */
    static String span(Duration span) {
        if (span.toMillis() < 1000) {
            return span.toMillis() + " ms";
        }
        if (span.toSeconds() < 10) {
            return String.format(Locale.ROOT, "%.1f s", span.toMillis() / 1000.0);
        }
        if (span.toMinutes() < 1) {
            return span.toSeconds() + " s";
        }
        if (span.toHours() < 1) {
            return span.toMinutes() + " min" + (span.toSecondsPart() == 0 ? "" : " " + span.toSecondsPart() + " s");
        }
        return span.toHours() + " h" + (span.toMinutesPart() == 0 ? "" : " " + span.toMinutesPart() + " min");
    }

    static String shortCommit(String commit) {
        return commit.substring(0, Math.min(7, commit.length()));
    }

    /** The part of a digest by which people tell two of them apart. */
    static String shortDigest(String digest) {
        int colon = digest.indexOf(':');
        int end = Math.min(digest.length(), colon + 1 + 12);
        return digest.substring(colon + 1, end);
    }

    static String shortId(java.util.UUID id) {
        String text = id.toString();
        return text.substring(text.length() - 8);
    }

    /** Where everything is that is connected with a value. */
    static String traceUrl(String value) {
        return "/ui/trace?of=" + urlEncoded(value);
    }

    /** For a part of an address. */
    static String urlEncoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** The host and path of a clone URL. */
    static String shortRepository(String repository) {
        return repository.replaceFirst("^[a-z]+://(?:[^@/]*@)?", "").replaceFirst("\\.git/?$", "");
    }

    /** Whether it may be a link: only what begins with http(s) is. */
    static boolean isWeb(String url) {
        return url.startsWith("https://") || url.startsWith("http://");
    }

    static List<DiffLine> diffLines(String unified) {
        return unified.lines()
                .map(line -> new DiffLine(
                        line.startsWith("+")
                                ? "add"
                                : line.startsWith("-") ? "del" : line.startsWith("@@") ? "at" : "same",
                        line))
                .toList();
    }

    /** What one can do in an environment, whatever is going on there. */
    static List<Ask> asks(Overview.InEnvironment at, String application) {
        Target target = new Target(application, at.name());
        Ask pause = Ask.in(at.paused() == null ? Action.PAUSE : Action.RESUME, target);
        return at.live() == null ? List.of(pause) : List.of(Ask.in(Action.ROLL_BACK, target), pause);
    }

    /** Whether nothing is going on there that somebody should look at. */
    static boolean calm(Overview.InEnvironment at) {
        return !at.isWrong() && at.next() == null;
    }

    /** Whether what was tried last says something that what is live does not. */
    static boolean trying(Overview.InEnvironment at) {
        return switch (at.triedState()) {
            case WAITING, RUNNING, FAILED, ROLLED_BACK, QUARANTINED -> true;
            case VERIFIED, SKIPPED, NOTHING -> false;
        };
    }

    /** How much is quarantined, if the state does not say so already. */
    static int quarantineAside(Overview.InEnvironment at) {
        return at.triedState() == TargetState.QUARANTINED ? 0 : at.quarantined().size();
    }

    static String text(java.util.UUID id) {
        return id.toString();
    }

    /** As the beginning of a sentence. */
    static String capitalised(String sentence) {
        return sentence.isEmpty()
                ? sentence
                : sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
    }

    /** The status of a release in words; its state, of which there are fewer, has its own. */
    static String words(ReleaseStatus status) {
        return status.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** With its noun, for example {@code 1 application} or {@code 3 applications}. */
    static String of(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
