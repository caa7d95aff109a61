package io.fairway.release.kube;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fairway.release.deploy.PodOrigin;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where pods come from: what they, and the workloads that own them, say about their release. */
final class Owners {

    private static final String RELEASE = "fairway.dev/release";

    /** A pod, its ReplicaSet, and its Deployment; or a pod, its Job, and its CronJob. */
    private static final int MAX_CHAIN = 3;

    private final KubernetesClient client;

    Owners(KubernetesClient client) {
        this.client = client;
    }

    Optional<PodOrigin> origin(String namespace, String name) {
        Pod pod = client.pods().inNamespace(namespace).withName(name).get();
        return pod == null ? Optional.empty() : Optional.of(new PodOrigin(digests(pod), release(namespace, pod)));
    }

    private @Nullable String release(String namespace, HasMetadata owned) {
        HasMetadata object = owned;
        for (int i = 0; i < MAX_CHAIN; i++) {
            String release = annotation(object);
            if (release != null) {
                return release;
            }
            HasMetadata owner = owner(namespace, object.getMetadata());
            if (owner == null) {
                return null;
            }
            object = owner;
        }
        return null;
    }

    private @Nullable HasMetadata owner(String namespace, ObjectMeta owned) {
        for (OwnerReference owner : owned.getOwnerReferences()) {
            if (Boolean.TRUE.equals(owner.getController())) {
                String name = owner.getName();
                return switch (owner.getKind()) {
                    case "ReplicaSet" ->
                        client.apps()
                                .replicaSets()
                                .inNamespace(namespace)
                                .withName(name)
                                .get();
                    case "Deployment" ->
                        client.apps()
                                .deployments()
                                .inNamespace(namespace)
                                .withName(name)
                                .get();
                    case "StatefulSet" ->
                        client.apps()
                                .statefulSets()
                                .inNamespace(namespace)
                                .withName(name)
                                .get();
                    case "DaemonSet" ->
                        client.apps()
                                .daemonSets()
                                .inNamespace(namespace)
                                .withName(name)
                                .get();
                    case "Job" ->
                        client.batch()
                                .v1()
                                .jobs()
                                .inNamespace(namespace)
                                .withName(name)
                                .get();
                    case "CronJob" ->
                        client.batch()
                                .v1()
                                .cronjobs()
                                .inNamespace(namespace)
                                .withName(name)
                                .get();
                    default -> null;
                };
            }
        }
        return null;
    }

    private static @Nullable String annotation(HasMetadata object) {
        Map<String, String> annotations = object.getMetadata().getAnnotations();
        return annotations == null ? null : annotations.get(RELEASE);
    }

    private static List<String> digests(Pod pod) {
        List<ContainerStatus> containers =
                pod.getStatus() == null ? List.of() : pod.getStatus().getContainerStatuses();
        return Stream.concat(
                        pod.getSpec().getContainers().stream().map(Container::getImage),
                        containers.stream().map(ContainerStatus::getImageID))
                .filter(image -> image != null && image.contains("sha256:"))
                .map(image -> image.substring(image.lastIndexOf("sha256:")))
                .distinct()
                .toList();
    }
}
