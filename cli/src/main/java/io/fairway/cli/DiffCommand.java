package io.fairway.cli;

import io.fairway.cli.http.Api.Path;
import io.fairway.cli.text.Badge;
import io.fairway.cli.text.Colour;
import io.fairway.cli.text.Facts;
import io.fairway.cli.text.Json;
import io.fairway.cli.text.Terminal;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a release changed, or would change. */
@Command(
        name = "diff",
        description = {
            "Shows what a release changed, object by object. Values of Secrets are never shown.",
            "With --app and --env, shows what a rollback to the release, or a chart version, would change there."
        })
final class DiffCommand extends ApiCommand {

    @Parameters(paramLabel = "RELEASE", arity = "0..1", description = "A release: its id or the beginning of it.")
    @Nullable
    String release;

    @Option(names = "--app", paramLabel = "APP", description = "The application to preview.")
    @Nullable
    String application;

    @Option(names = "--env", paramLabel = "ENV", description = "The environment to preview.")
    @Nullable
    String environment;

    @Option(names = "--chart", paramLabel = "VERSION", description = "The chart version to preview.")
    @Nullable
    String chartVersion;

    DiffCommand(Session session) {
        super(session);
    }

    @Override
    Json answer() {
        return session.api().get(path());
    }

    private Path path() {
        String id = release == null ? null : session.lookup().releaseId(release);
        if (application != null && environment != null) {
            if (id == null && chartVersion == null) {
                throw Failure.usage("name the release, or the --chart, to preview");
            }
            return Path.of("applications", application, "environments", environment, "preview")
                    .with("toRelease", id)
                    .with("chartVersion", chartVersion);
        }
        if (id == null || application != null || environment != null || chartVersion != null) {
            throw Failure.usage("name a release, or what to preview: --app, --env, and a release or --chart");
        }
        return Path.of("releases", id, "diff");
    }

    @Override
    String text(Json diff) {
        return text(diff, session.terminal());
    }

    /** A diff as the server makes it: images, then object by object. */
    static String text(Json diff, Terminal terminal) {
        StringBuilder text = new StringBuilder(Facts.of(
                "from", side(diff.get("from")),
                "to", side(diff.get("to"))));
        for (Json image : diff.list("images")) {
            text.append(Facts.of(
                    "image",
                    image.text("container") + ": " + or(image.text("from"), "none") + " -> "
                            + or(image.text("to"), "none")));
        }
        for (Json each : diff.list("objects")) {
            Json object = each.get("object");
            String namespace = object.text("namespace").isEmpty() ? "" : " in " + object.text("namespace");
            text.append('\n')
                    .append(terminal.paint(
                            Colour.BOLD,
                            Terminal.sanitized(Badge.words(each.text("change")) + " " + object.text("kind") + "/"
                                    + object.text("name") + namespace)))
                    .append('\n');
            Terminal.sanitizedLines(each.text("lines"))
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

    private static Colour colour(String line) {
        if (line.startsWith("+")) {
            return Colour.GREEN;
        }
        return line.startsWith("-") ? Colour.RED : Colour.NONE;
    }

    private static String side(Json side) {
        String all = Stream.of(
                        labelled("chart ", side.text("chartVersion")),
                        labelled("revision ", side.text("revision")),
                        labelled("release ", Lookup.shortId(side.text("releaseId"))))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
        return or(all, "nothing");
    }

    private static String labelled(String label, String text) {
        return text.isEmpty() ? "" : label + text;
    }

    private static String or(String text, String otherwise) {
        return text.isEmpty() ? otherwise : text;
    }
}
