package io.fairway.audit;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Entries as CSV (RFC 4180): a header line, CRLF, every field in quotes. Texts come from people and from commits, and
 * spreadsheets take what begins with certain characters for a formula and run it: such a text gets an apostrophe in front.
 */
final class AuditCsv {

    static final String HEADER = line(List.of(
            "number",
            "at",
            "application",
            "environment",
            "actor",
            "actorKind",
            "type",
            "detail",
            "what",
            "why",
            "changeId",
            "releaseId",
            "relatedReleaseId",
            "repository",
            "commit",
            "chartVersion",
            "imageDigest",
            "id",
            "causedBy"));

    private static final String BEGINS_A_FORMULA = "=+-@\t\r\n＝＋－＠";

    private AuditCsv() {}

    static String line(AuditEntry entry) {
        return line(Stream.of(
                        entry.number(),
                        entry.at(),
                        text(entry.application()),
                        text(entry.environment()),
                        entry.actor(),
                        entry.actorKind(),
                        entry.type(),
                        text(entry.detail()),
                        entry.what(),
                        entry.why(),
                        entry.changeId(),
                        text(entry.releaseId()),
                        text(entry.relatedReleaseId()),
                        text(entry.repository()),
                        text(entry.commit()),
                        text(entry.chartVersion()),
                        text(entry.imageDigest()),
                        entry.id(),
                        text(entry.causedBy()))
                .map(String::valueOf)
                .toList());
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private static String line(List<String> fields) {
        return fields.stream().map(AuditCsv::field).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String field(String text) {
        String harmless = !text.isEmpty() && BEGINS_A_FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return '"' + harmless.replace("\"", "\"\"") + '"';
    }
}
