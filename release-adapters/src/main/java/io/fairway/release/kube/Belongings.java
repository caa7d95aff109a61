package io.fairway.release.kube;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fairway.events.Place;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Whether a live object may be deleted with a Helm release: only what is that release's own, and not asked to be kept. Pure. */
final class Belongings {

    private static final String POLICY = "helm.sh/resource-policy";
    private static final String RELEASE_NAME = "meta.helm.sh/release-name";
    private static final String RELEASE_NAMESPACE = "meta.helm.sh/release-namespace";

    private static final String MANAGED_BY = "app.kubernetes.io/managed-by";

    /** Objects of hooks say so, and not to which release they belong. */
    private static final String HOOK = "helm.sh/hook";

    private Belongings() {}

    /** Why it has to stay; empty if it may go. */
    static Optional<String> mustStay(HasMetadata live, Place place) {
        Map<String, String> annotations =
                Objects.requireNonNullElse(live.getMetadata().getAnnotations(), Map.of());
        String object = live.getKind() + "/" + live.getMetadata().getName();
        if ("keep".equalsIgnoreCase(annotations.getOrDefault(POLICY, "").strip())) {
            return Optional.of(object + " is kept, as its annotation " + POLICY + " asks");
        }
        String release = annotations.get(RELEASE_NAME);
        if (release == null) {
            return annotations.containsKey(HOOK)
                    ? owner(live).map(owner -> object + " is not deleted: it belongs to " + owner)
                    : Optional.of(object + " is not deleted: it is not Helm's");
        }
        String namespace = annotations.getOrDefault(RELEASE_NAMESPACE, place.namespace());
        if (!release.equals(place.helmRelease()) || !namespace.equals(place.namespace())) {
            return Optional.of(
                    object + " is not deleted: it belongs to the Helm release " + release + " in " + namespace);
        }
        return Optional.empty();
    }

    /** Who else owns an object that the Helm release is about to bring; empty if nobody does, as Helm sees it. */
    static Optional<String> owner(HasMetadata live, Place place) {
        Map<String, String> annotations =
                Objects.requireNonNullElse(live.getMetadata().getAnnotations(), Map.of());
        Map<String, String> labels =
                Objects.requireNonNullElse(live.getMetadata().getLabels(), Map.of());
        String release = annotations.get(RELEASE_NAME);
        String namespace = annotations.get(RELEASE_NAMESPACE);
        if (release == null || namespace == null || !"Helm".equals(labels.get(MANAGED_BY))) {
            return Optional.of("no Helm release");
        }
        return release.equals(place.helmRelease()) && namespace.equals(place.namespace())
                ? Optional.empty()
                : Optional.of("the Helm release " + release + " in " + namespace);
    }

    private static Optional<String> owner(HasMetadata live) {
        List<OwnerReference> owners =
                Objects.requireNonNullElse(live.getMetadata().getOwnerReferences(), List.of());
        return owners.stream()
                .filter(owner -> Boolean.TRUE.equals(owner.getController()))
                .map(owner -> owner.getKind() + "/" + owner.getName())
                .findFirst();
    }
}
