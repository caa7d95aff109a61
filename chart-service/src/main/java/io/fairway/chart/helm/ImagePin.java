package io.fairway.chart.helm;

import io.fairway.chart.RejectedException;
import io.fairway.events.ImageRef;
import java.util.ArrayList;
import java.util.List;

/**
 * Where {@code values.yaml} names the image.
 *
 * @param path keys that lead to the object with repository, tag and digest
 */
record ImagePin(List<String> path) {

    /** @param dotted for example {@code web.image} */
    static ImagePin at(String dotted) {
        return new ImagePin(List.of(dotted.split("\\.")));
    }

    /** Sets the three values. */
    YamlText pin(YamlText values, ImageRef image) throws RejectedException {
        return values.with(key("repository"), image.repository())
                .with(key("tag"), image.tag())
                .with(key("digest"), image.digest());
    }

    List<String> key(String name) {
        List<String> key = new ArrayList<>(path);
        key.add(name);
        return key;
    }

    /** As templates write it: {@code .Values.web.image}. */
    String inTemplates() {
        return ".Values." + String.join(".", path);
    }
}
