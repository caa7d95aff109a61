package io.fairway.chart.helm;

import io.fairway.events.ImageRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The container images in rendered manifests.
 *
 * @param uses in their order
 */
record RenderedImages(List<Use> uses) {

    private static final Pattern SOURCE = Pattern.compile("# Source: [^/]+/(\\S.*)");
    private static final Pattern IMAGE = Pattern.compile("\\s*(?:- )?\\s*[\"']?image[\"']?:\\s*[\"']?([^\\s\"'#]+).*");

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
    }

    RenderedImages {
        uses = List.copyOf(uses);
    }

    /** @param manifests output of {@code helm template} */
    static RenderedImages in(String manifests) {
        List<Use> uses = new ArrayList<>();
        String template = "";
        for (String line : manifests.lines().toList()) {
            Matcher source = SOURCE.matcher(line);
            if (source.matches()) {
                template = source.group(1);
                continue;
            }
            Matcher image = IMAGE.matcher(line);
            if (image.matches()) {
                uses.add(new Use(template, image.group(1)));
            }
        }
        return new RenderedImages(uses);
    }

    /** Whether the image is used at all, pinned by its digest. */
    boolean pins(ImageRef image) {
        return uses.stream().anyMatch(use -> use.image().equals(image.pinned()) || isTaggedAndPinned(use, image));
    }

    /** The first place that uses the image's repository with anything but its digest. */
    Optional<Use> unpinned(ImageRef image) {
        return uses.stream()
                .filter(use -> use.isOf(image.repository()))
                .filter(use -> !use.image().equals(image.pinned()) && !isTaggedAndPinned(use, image))
                .findFirst();
    }

    /** With a tag and a digest the digest counts. */
    private static boolean isTaggedAndPinned(Use use, ImageRef image) {
        return use.image().equals(image.repository() + ":" + image.tag() + "@" + image.digest());
    }
}
