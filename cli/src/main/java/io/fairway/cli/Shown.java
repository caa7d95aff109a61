package io.fairway.cli;

import io.fairway.cli.text.Ages;
import io.fairway.cli.text.Json;
import io.fairway.cli.text.Table;
import io.fairway.cli.text.Terminal;
import java.util.List;
import java.util.Locale;

/** Single things, written for people. The sentences are the server's. */
final class Shown {

    private Shown() {}

    /** A state without icon and colour. */
    static String word(String state) {
        return state.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Why a release stands where it does: the failure, if it failed. */
    static String reason(Json release) {
        String failure = release.text("failureMessage");
        return failure.isEmpty() ? release.text("reason") : release.text("failureReason") + ": " + failure;
    }

    /** {@code name: value} lines; those without a value are left out. */
    static String facts(String... namesAndValues) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i + 1 < namesAndValues.length; i += 2) {
            if (!namesAndValues[i + 1].isBlank()) {
                text.append(namesAndValues[i])
                        .append(":")
                        .repeat(' ', Math.max(1, 13 - namesAndValues[i].length()))
                        .append(Terminal.harmless(namesAndValues[i + 1]))
                        .append('\n');
            }
        }
        return text.toString();
    }

    static String change(Json change, Session session) {
        Terminal terminal = session.terminal();
        Json source = change.get("source");
        Table steps = new Table("AFTER", "STEP", "ENVIRONMENT", "REASON");
        long millis = 0;
        for (Json step : change.list("steps")) {
            millis += step.number("millis");
            steps.row(
                    Ages.seconds(millis),
                    Table.state(step.text("name")),
                    step.text("environment"),
                    step.text("reason"));
        }
        Table releases = new Table("RELEASE", "ENVIRONMENT", "KIND", "STATUS", "REVISION", "CHART", "REASON");
        for (Json release : change.list("releases")) {
            releases.row(
                    Lookup.brief(release.text("id")),
                    release.text("environment"),
                    word(release.text("kind")),
                    Table.state(release.text("status")),
                    release.text("revision"),
                    release.text("chartVersion"),
                    release.text("reason"));
        }
        return terminal.state(change.text("outcome")) + ": " + Terminal.harmless(change.text("reason")) + "\n\n"
                + facts(
                        "change", change.text("changeId"),
                        "application", change.text("application"),
                        "commit", source.text("commit"),
                        "branch", source.text("branch"),
                        "repository", source.text("repository"),
                        "author", change.text("author"),
                        "summary", change.text("summary"),
                        "started", change.text("startedAt"),
                        "took",
                                Ages.seconds(change.number("totalMillis")) + ", of which the platform itself "
                                        + Ages.seconds(change.number("platformMillis")))
                + "\n" + steps.render(terminal)
                + (releases.isEmpty() ? "" : "\n" + releases.render(terminal));
    }

    static String release(Json release, Session session) {
        Terminal terminal = session.terminal();
        Json approval = release.get("approval");
        String text = terminal.state(release.text("status")) + ": " + Terminal.harmless(reason(release)) + "\n\n"
                + facts(
                        "release", release.text("id"),
                        "change", release.text("changeId"),
                        "where",
                                release.text("application") + " in " + release.text("environment") + ", namespace "
                                        + release.text("namespace"),
                        "kind", word(release.text("kind")),
                        "why", release.text("reason"),
                        "commit", release.get("source").text("commit"),
                        "chart", release.text("chartVersion"),
                        "image", release.text("imageDigest"),
                        "content", release.text("contentDigest"),
                        "revision", release.text("revision"),
                        "rolls back", release.text("rollsBack"),
                        "restores", release.text("restores"),
                        "approval", approval(approval),
                        "created", release.text("createdAt"),
                        "ended", release.text("endedAt"));
        Table evidence = new Table("CHECK", "RESULT", "SEEN");
        for (Json each : release.list("evidence")) {
            evidence.row(each.text("check"), Table.state(each.text("result")), each.text("message"));
        }
        Table differences = new Table("DIFFERENCE", "OBJECT", "FIELD");
        for (Json each : release.list("differences")) {
            Json object = each.get("object");
            differences.row(
                    word(each.text("kind")), object.text("kind") + "/" + object.text("name"), each.text("field"));
        }
        return text
                + (evidence.isEmpty() ? "" : "\n" + evidence.render(terminal))
                + (differences.isEmpty() ? "" : "\n" + differences.render(terminal));
    }

    static String approval(Json approval) {
        if (approval.isNothing()) {
            return "";
        }
        List<String> by = approval.texts("by");
        StringBuilder text = new StringBuilder(approval.text("count"))
                .append(" of ")
                .append(by.isEmpty() ? "anybody" : String.join(", ", by))
                .append(", until ")
                .append(approval.text("expiresAt"));
        for (Json given : approval.list("given")) {
            text.append("; ")
                    .append(given.text("by"))
                    .append(" ")
                    .append(word(given.text("decision")))
                    .append(": ")
                    .append(given.text("reason"));
        }
        return text.toString();
    }

    static String audit(Json entries, Session session) {
        Table table = new Table("AT", "WHO", "WHAT", "APPLICATION", "ENVIRONMENT", "WHY");
        for (Json each : entries.elements()) {
            table.row(
                    each.text("at"),
                    each.text("actor"),
                    each.text("what"),
                    each.text("application"),
                    each.text("environment"),
                    each.text("why"));
        }
        return table.isEmpty() ? "Nothing matches.\n" : table.render(session.terminal());
    }

    /** A diff as the server makes it: images, then object by object. */
    static String diff(Json diff, Terminal terminal) {
        StringBuilder text = new StringBuilder(facts(
                "from", side(diff.get("from")),
                "to", side(diff.get("to"))));
        for (Json image : diff.list("images")) {
            text.append(facts(
                    "image",
                    image.text("container") + ": " + or(image.text("from"), "none") + " -> "
                            + or(image.text("to"), "none")));
        }
        for (Json each : diff.list("objects")) {
            Json object = each.get("object");
            String place = object.text("namespace").isEmpty() ? "" : " in " + object.text("namespace");
            text.append('\n')
                    .append(terminal.paint(
                            Terminal.Colour.BOLD,
                            Terminal.harmless(word(each.text("change")) + " " + object.text("kind") + "/"
                                    + object.text("name") + place)))
                    .append('\n');
            Json lines = each.get("lines");
            String unified = lines.elements().isEmpty()
                    ? lines.text()
                    : String.join(
                            "\n", lines.elements().stream().map(Json::text).toList());
            Terminal.harmlessLines(unified)
                    .lines()
                    .forEach(line ->
                            text.append(terminal.paint(colour(line), line)).append('\n'));
        }
        if (diff.list("objects").isEmpty()) {
            text.append("no object changes\n");
        }
        return text.append('\n')
                .append(diff.number("unchanged"))
                .append(" unchanged\n")
                .toString();
    }

    private static Terminal.Colour colour(String line) {
        if (line.startsWith("+")) {
            return Terminal.Colour.GREEN;
        }
        return line.startsWith("-") ? Terminal.Colour.RED : Terminal.Colour.NONE;
    }

    private static String side(Json side) {
        String revision = side.text("revision").isEmpty() ? "" : "revision " + side.text("revision");
        String chart = side.text("chartVersion").isEmpty() ? "" : "chart " + side.text("chartVersion");
        String release = side.text("releaseId").isEmpty() ? "" : "release " + Lookup.brief(side.text("releaseId"));
        String all = String.join(
                ", ",
                List.of(chart, revision, release).stream()
                        .filter(part -> !part.isEmpty())
                        .toList());
        return or(all, "nothing");
    }

    private static String or(String text, String otherwise) {
        return text.isEmpty() ? otherwise : text;
    }
}
