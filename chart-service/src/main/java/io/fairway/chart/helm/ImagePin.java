package io.fairway.chart.helm;

import io.fairway.chart.RejectedException;
import io.fairway.events.ImageRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
        Map<List<String>, String> pinned = new LinkedHashMap<>();
        pinned.put(key("digest"), image.digest());
        pinned.put(key("tag"), image.tag());
        pinned.put(key("repository"), image.repository());
        return values.withAllForHelm(pinned);
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
