package io.fairway.verification.kube;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What objects say of themselves, where much may be missing. */
final class Metadata {

    private Metadata() {}

    /** Whether its controller has observed what is there now. */
    static boolean isCurrent(HasMetadata object, @Nullable Long observedGeneration) {
        Long generation = object.getMetadata().getGeneration();
        return generation != null && observedGeneration != null && observedGeneration >= generation;
    }

    static <T extends HasMetadata> Optional<T> named(Collection<T> objects, String name) {
        return objects.stream()
                .filter(object -> name.equals(object.getMetadata().getName()))
                .findFirst();
    }

    /** Empty if it has none of this key. */
    static String annotation(HasMetadata object, String key) {
        Map<String, String> annotations = object.getMetadata().getAnnotations();
        return annotations == null ? "" : annotations.getOrDefault(key, "");
    }

    /** Empty if it has none of this key. */
    static String label(HasMetadata object, String key) {
        Map<String, String> labels = object.getMetadata().getLabels();
        return labels == null ? "" : labels.getOrDefault(key, "");
    }

    static int number(@Nullable Integer value, int otherwise) {
        return value == null ? otherwise : value;
    }
}
