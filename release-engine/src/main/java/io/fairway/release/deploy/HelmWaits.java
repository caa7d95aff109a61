package io.fairway.release.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairway.events.ObjectRef;
import io.fairway.manifest.RenderedObject;
import io.fairway.release.ReleaseObjects;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one Helm call waits for, so that it need not wait to its deadline for what will never be.
 *
 * @param hooks Jobs and Pods of its hooks
 * @param workloads what has to be ready before its last hooks may run; empty if it has no such hooks, and then nobody waits
 * @param patience how long a new pod of a workload may take to become ready
 * @param unused claims that no pod uses. With them Helm would wait in vain: many are bound only when a pod wants them. So its
 *     last hooks run at once
 */
public record HelmWaits(List<Hook> hooks, List<ObjectRef> workloads, Duration patience, List<ObjectRef> unused) {

    /** It waits for nothing that is known beforehand. */
    public static final HelmWaits NOTHING = new HelmWaits(List.of(), List.of(), Duration.ZERO, List.of());

    private static final Set<String> WORKLOADS = Set.of("Deployment", "StatefulSet", "DaemonSet");

    public HelmWaits {
        hooks = List.copyOf(hooks);
        workloads = List.copyOf(workloads);
        unused = List.copyOf(unused);
    }

    /** What Helm does. Its hooks are named after it: {@code pre-install}, {@code post-install}. */
    public enum Operation {
        INSTALL,
        UPGRADE,
        ROLLBACK,
        DELETE;

        private String event(String when) {
            return when + "-" + name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A Job or Pod that a hook runs.
     *
     * @param event of Helm, for example {@code pre-upgrade}
     * @param retries how often its author lets it be tried again; null if the author does not say
     */
    public record Hook(
            ObjectRef object, String event, @Nullable Integer retries) {}

    static HelmWaits of(Operation operation, List<RenderedObject> rendered, Duration patience) {
        String before = operation.event("pre");
        String after = operation.event("post");
        List<Hook> hooks = rendered.stream()
                .filter(object -> ReleaseObjects.isWork(object.object()))
                .flatMap(object -> events(object).stream()
                        .filter(event -> event.equals(before) || event.equals(after))
                        .limit(1)
                        .map(event -> new Hook(object.object(), event, retries(object))))
                .toList();
        boolean late = operation != Operation.DELETE
                && rendered.stream().anyMatch(object -> events(object).contains(after));
        List<ObjectRef> unused = late ? unusedClaims(rendered) : List.of();
        List<ObjectRef> workloads = late && unused.isEmpty()
                ? rendered.stream()
                        .filter(object -> !object.hook())
                        .map(RenderedObject::object)
                        .filter(object -> WORKLOADS.contains(object.kind()))
                        .toList()
                : List.of();
        return new HelmWaits(hooks, workloads, patience, unused);
    }

    /** That its last hooks do not come last; empty if they do, or if there are none. */
    Optional<String> remark() {
        return unused.isEmpty()
                ? Optional.empty()
                : Optional.of("its last hooks ran without waiting for the workloads, because Helm would wait for "
                        + unused.getFirst().display() + ", too, which no pod uses");
    }

    private static List<ObjectRef> unusedClaims(List<RenderedObject> rendered) {
        Set<String> used = rendered.stream()
                .flatMap(object -> Stream.of(
                        object.content().path("spec").path("volumes"),
                        object.content()
                                .path("spec")
                                .path("template")
                                .path("spec")
                                .path("volumes")))
                .flatMap(volumes -> volumes.findValuesAsText("claimName").stream())
                .collect(Collectors.toSet());
        return rendered.stream()
                .filter(object -> !object.hook())
                .map(RenderedObject::object)
                .filter(object -> object.kind().equals("PersistentVolumeClaim") && !used.contains(object.name()))
                .toList();
    }

    private static List<String> events(RenderedObject object) {
        String events = object.content()
                .path("metadata")
                .path("annotations")
                .path("helm.sh/hook")
                .asText("");
        return Arrays.stream(events.split(",")).map(String::strip).toList();
    }

    private static @Nullable Integer retries(RenderedObject object) {
        JsonNode limit = object.content().path("spec").path("backoffLimit");
        if (object.object().kind().equals("Pod")) {
            return 0;
        }
        return limit.canConvertToInt() ? limit.asInt() : null;
    }
}
