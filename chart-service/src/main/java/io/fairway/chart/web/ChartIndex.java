package io.fairway.chart.web;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.fairway.chart.ChartStore;
import java.time.Instant;
import java.util.List;

/**
 * Writes {@code index.yaml} of a Helm chart repository. Each application has an entry, whatever its charts are called: two
 * applications may have charts of one name. The same charts give the same text, whoever writes it. URLs are
 * relative to the index, so it is right under every address.
 */
final class ChartIndex {

    private ChartIndex() {}

    /** @param entries sorted by application */
    static String of(List<ChartStore.Entry> entries) {
        StringBuilder yaml = new StringBuilder(200 + entries.size() * 400);
        yaml.append("apiVersion: v1\n");
        yaml.append("generated: ").append(quoted(newest(entries).toString())).append('\n');
        yaml.append(entries.isEmpty() ? "entries: {}\n" : "entries:\n");
        String application = "";
        for (ChartStore.Entry entry : entries) {
            if (!entry.application().equals(application)) {
                application = entry.application();
                yaml.append("  ").append(quoted(application)).append(":\n");
            }
            append(yaml, entry);
        }
        return yaml.toString();
    }

    private static void append(StringBuilder yaml, ChartStore.Entry entry) {
        yaml.append("    - apiVersion: v2\n");
        field(yaml, "name", entry.name());
        field(yaml, "version", entry.version());
        field(yaml, "appVersion", entry.appVersion());
        field(yaml, "description", entry.description());
        field(yaml, "type", "application");
        field(yaml, "created", entry.created().toString());
        field(yaml, "digest", entry.digest().substring(entry.digest().indexOf(':') + 1));
        yaml.append("      urls:\n        - ").append(quoted(entry.path())).append('\n');
    }

    private static Instant newest(List<ChartStore.Entry> entries) {
        return entries.stream()
                .map(ChartStore.Entry::created)
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
    }

    private static void field(StringBuilder yaml, String name, String value) {
        yaml.append("      ").append(name).append(": ").append(quoted(value)).append('\n');
    }

    /** A JSON string is a YAML string. */
    private static String quoted(String value) {
        return '"' + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(value)) + '"';
    }
}
