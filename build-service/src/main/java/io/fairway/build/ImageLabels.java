package io.fairway.build;

import io.fairway.events.ShortText;
import io.fairway.events.Source;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Labels that say what an image was made from: the annotations of the OCI Image Specification 1.1, and Label Schema 1.0 for
 * older tools.
 */
final class ImageLabels {

    /** Git takes names of any length. */
    private static final int MAX_AUTHOR = 200;

    private ImageLabels() {}

    /**
     * @param created when the change was accepted: a build that is repeated after a crash makes an equal image
     */
    static Map<String, String> of(Source source, String application, String tag, String author, Instant created) {
        String time = created.truncatedTo(ChronoUnit.SECONDS).toString();
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("org.opencontainers.image.created", time);
        labels.put("org.opencontainers.image.authors", ShortText.of(author, MAX_AUTHOR));
        labels.put("org.opencontainers.image.source", source.repository());
        labels.put("org.opencontainers.image.revision", source.commit());
        labels.put("org.opencontainers.image.version", tag);
        labels.put("org.opencontainers.image.title", application);
        labels.put("org.opencontainers.image.ref.name", tag);
        labels.put("org.label-schema.schema-version", "1.0");
        labels.put("org.label-schema.build-date", time);
        labels.put("org.label-schema.vcs-url", source.repository());
        labels.put("org.label-schema.vcs-ref", source.commit());
        labels.put("org.label-schema.version", tag);
        labels.put("org.label-schema.name", application);
        return labels;
    }
}
