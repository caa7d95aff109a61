package io.fairway.chart.helm;

import io.fairway.chart.helm.Manifests.Manifest;
import io.fairway.events.ImageRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * The container images in rendered manifests.
 *
 * @param uses in their order
 * @param manifests what was rendered, as text
 */
record RenderedImages(List<Use> uses, String manifests) {

    private static final String FIELD = "[\"']?\\bimage[\"']?\\s*:\\s*";
    /** For what only Helm can read. */
    private static final Pattern IMAGE = Pattern.compile("(?:^|[\\s{,])" + FIELD + "[\"']?([^\\s\"'#,}]+).*");

    private static final Pattern WRITTEN = Pattern.compile("(?:^|[\\s{,-])" + FIELD + "(.+)$");
    private static final Pattern EXPRESSION = Pattern.compile("\\{\\{.*?}}");

    /**
     * An {@code image:} field.
     *
     * @param template path within the chart of the template that rendered it
     * @param image the reference
     */
    record Use(String template, String image) {

        private boolean isOf(String repository) {
            return image.startsWith(repository)
                    && (image.length() == repository.length() || ":@".indexOf(image.charAt(repository.length())) >= 0);
        }

        /**
         * The line, 1-based, on which the template writes it; null if it takes it from elsewhere.
         *
         * @param text of the template
         * @param values where templates find the pinned image: of several lines the one that names it is meant
         */
        @Nullable
        Integer line(String text, String values) {
            Integer first = null;
            List<String> lines = text.lines().toList();
            for (int index = 0; index < lines.size(); index++) {
                Matcher written = WRITTEN.matcher(lines.get(index));
                if (written.find() && canRender(written.group(1))) {
                    if (lines.get(index).contains(values)) {
                        return index + 1;
                    }
                    first = first == null ? Integer.valueOf(index + 1) : first;
                }
            }
            return first;
        }

        /** Whether the parts that are text are in the image, in their order. */
        private boolean canRender(String written) {
            StringBuilder pattern = new StringBuilder(".*?");
            int end = 0;
            Matcher expression = EXPRESSION.matcher(written);
            while (expression.find()) {
                pattern.append(literal(written.substring(end, expression.start())))
                        .append(".*");
                end = expression.end();
            }
            String rest = written.substring(end).replaceFirst("[\\s\"'},#].*$", "");
            return Pattern.compile(pattern.append(literal(rest)).toString())
                    .matcher(image)
                    .matches();
        }

        private static String literal(String text) {
            return Pattern.quote(text.replaceAll("[\"'\\s]", ""));
        }
    }

    RenderedImages {
        uses = List.copyOf(uses);
    }

    /** @param printed output of {@code helm template} */
    static RenderedImages in(String printed) {
        return in(Manifests.in(printed));
    }

    static RenderedImages in(Manifests manifests) {
        List<Use> uses = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (Manifest manifest : manifests.all()) {
            text.append(manifest.text());
            if (manifest.root() == null) {
                byLines(manifest, uses);
            }
            manifest.each(node -> {
                if (node instanceof MappingNode mapping
                        && Manifests.last(mapping, "image") instanceof ScalarNode image) {
                    uses.add(new Use(manifest.template(), image.getValue().strip()));
                }
            });
        }
        return new RenderedImages(uses, text.toString());
    }

    private static void byLines(Manifest manifest, List<Use> uses) {
        for (String line : manifest.text().lines().toList()) {
            Matcher image = IMAGE.matcher(line);
            if (image.find()) {
                uses.add(new Use(manifest.template(), image.group(1)));
            }
        }
    }

    /** Whether the image is used at all, pinned by its digest; operators take it from other fields than {@code image}. */
    boolean pins(ImageRef image) {
        return manifests.contains(image.pinned()) || manifests.contains(taggedAndPinned(image));
    }

    /** The first place that uses the image's repository with anything but its digest. */
    Optional<Use> unpinned(ImageRef image) {
        return uses.stream()
                .filter(use -> use.isOf(image.repository()))
                .filter(use ->
                        !use.image().equals(image.pinned()) && !use.image().equals(taggedAndPinned(image)))
                .findFirst();
    }

    /** With a tag and a digest the digest counts. */
    private static String taggedAndPinned(ImageRef image) {
        return image.repository() + ":" + image.tag() + "@" + image.digest();
    }
}
