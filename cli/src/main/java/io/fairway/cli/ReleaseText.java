package io.fairway.cli;

import io.fairway.cli.text.Badge;
import io.fairway.cli.text.Facts;
import io.fairway.cli.text.Json;
import io.fairway.cli.text.Table;
import io.fairway.cli.text.Terminal;
import java.util.List;

/** A release, written for people. */
final class ReleaseText {

    private ReleaseText() {}

    /** Why a release is in its state: the failure, if it failed. */
    static String reason(Json release) {
        String failure = release.text("failureMessage");
        return failure.isEmpty() ? release.text("reason") : release.text("failureReason") + ": " + failure;
    }

    static String of(Json release, Terminal terminal) {
        Table evidence = new Table("CHECK", "RESULT", "SEEN");
        for (Json each : release.list("evidence")) {
            evidence.row(each.text("check"), States.ofCheck(each), each.text("message"));
        }
        Table differences = new Table("DIFFERENCE", "OBJECT", "FIELD");
        for (Json each : release.list("differences")) {
            Json object = each.get("object");
            differences.row(
                    Badge.words(each.text("kind")),
                    object.text("kind") + "/" + object.text("name"),
                    each.text("field"));
        }
        return terminal.paint(States.ofRelease(release)) + ": " + Terminal.sanitized(reason(release)) + "\n\n"
                + facts(release)
                + (evidence.isEmpty() ? "" : "\n" + evidence.render(terminal))
                + output(release)
                + (differences.isEmpty() ? "" : "\n" + differences.render(terminal));
    }

    /** What its bad pods wrote last. */
    private static String output(Json release) {
        StringBuilder text = new StringBuilder();
        for (Json pod : release.list("output")) {
            for (Json container : pod.list("containers")) {
                String unreadable = container.text("unreadable");
                text.append("\noutput of pod ")
                        .append(Terminal.sanitized(pod.text("pod")))
                        .append(", container ")
                        .append(Terminal.sanitized(container.text("container")))
                        .append(container.isTrue("previous") ? ", before its last restart" : "")
                        .append(container.isTrue("cut") ? ", the end of it" : "")
                        .append(unreadable.isEmpty() ? ":" : ": " + Terminal.sanitized(unreadable))
                        .append('\n');
                indented(text, container.texts("lines"));
            }
            if (!pod.texts("events").isEmpty()) {
                text.append("\nevents of pod ")
                        .append(Terminal.sanitized(pod.text("pod")))
                        .append(":\n");
                indented(text, pod.texts("events"));
            }
        }
        return text.toString();
    }

    private static void indented(StringBuilder text, List<String> lines) {
        lines.forEach(line -> text.append("  ").append(Terminal.sanitized(line)).append('\n'));
    }

    private static String facts(Json release) {
        return Facts.of(
                "release", release.text("id"),
                "change", release.text("changeId"),
                "where",
                        release.text("application") + " in " + release.text("environment") + ", namespace "
                                + release.text("namespace"),
                "kind", Badge.words(release.text("kind")),
                "why", release.text("reason"),
                "commit", release.get("source").text("commit"),
                "chart", release.text("chartVersion"),
                "image", release.text("imageDigest"),
                "content", release.text("contentDigest"),
                "revision", release.text("revision"),
                "rolls back", release.text("rollsBack"),
                "restores", release.text("restores"),
                "approval", approval(release.get("approval")),
                "created", release.text("createdAt"),
                "ended", release.text("endedAt"));
    }

    private static String approval(Json approval) {
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
                    .append(Badge.words(given.text("decision")))
                    .append(": ")
                    .append(given.text("reason"));
        }
        return text.toString();
    }

    /** What became of a request for it, and how to follow it. */
    static String accepted(Json release, Terminal terminal) {
        return terminal.paint(States.ofRelease(release)) + ": release " + release.text("id") + " of "
                + release.text("application") + " in " + release.text("environment") + ": "
                + Terminal.sanitized(release.text("reason"))
                + "\nto follow it: fairway watch " + Lookup.shortId(release.text("id")) + "\n";
    }
}
