package io.fairway.release.proof;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairway.events.Difference;
import io.fairway.manifest.FieldOwners;
import io.fairway.manifest.FieldPath;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What tools beside us write by convention: it differs from what was recorded, and is no fault. Pure.
 *
 * <p>Decided by who wrote a field. What a person wrote, with kubectl, with Helm or with a tool that is a person's hand, is never
 * left out, but for the marks of a restart. A writer that nobody knows is taken for a person.
 */
final class Conventions {

    /** These write what they were told to by people. */
    private static final Pattern BY_HAND = Pattern.compile(
            "(kubectl|helm|fairway|fabric8|k9s|lens|openlens|headlamp|mozilla|curl|argocd|kustomize|terraform|pulumi|kapp).*");

    /** These act on their own, all the time. */
    private static final Pattern CONTROLLER = Pattern.compile(
            "kube-scheduler|kubelet|cloud-controller-manager|.*(controller|controllers|controller-manager|operator|manager|injector|cainjector|autoscaler|recommender|updater|admission|webhook)"
                    + "|reloader|keda.*|vpa.*|istio.*|pilot-discovery|linkerd.*|vault.*|external-dns.*|cert-manager.*|traefik.*|nginx.*|gke.*|glbc|cilium.*|calico.*|rancher.*");

    /** Marks of a restart, whoever asked for it: the content is the same. */
    private static final Set<String> RESTARTS = Set.of(
            "kubectl.kubernetes.io/restartedAt",
            "reloader.stakater.com/last-reloaded-from",
            "reloader.stakater.com/reloaded-at",
            "k9scli.io/restartedAt",
            "cattle.io/timestamp");

    private static final Pattern CHECKSUM_OF_RELOADER = Pattern.compile("STAKATER_[A-Z0-9_]+");

    private Conventions() {}

    /**
     * Whether a difference is left out.
     *
     * @param owners who wrote the fields of the object
     * @param manifest what Helm installed of it; a missing node if that is not known
     */
    static boolean leaveOut(Comparison.Found found, FieldOwners owners, JsonNode manifest) {
        FieldPath path = found.path();
        if (found.kind() != Difference.Kind.CHANGED || path == null) {
            return false;
        }
        if (isRestart(path)) {
            return true;
        }
        List<FieldOwners.Entry> writers = owners.of(path);
        if (writers.isEmpty() || !writers.stream().allMatch(Conventions::actsOnItsOwn)) {
            return false;
        }
        return isTheirs(path) || !manifest.isMissingNode() && !path.isIn(manifest);
    }

    /** A tool that acts on its own; Kubernetes' own autoscaler writes as its controller manager. */
    private static boolean actsOnItsOwn(FieldOwners.Entry writer) {
        String name = writer.manager().toLowerCase(Locale.ROOT);
        return !BY_HAND.matcher(name).matches() && CONTROLLER.matcher(name).matches();
    }

    private static boolean isRestart(FieldPath path) {
        String last = path.last().orElse("");
        boolean annotation =
                path.isBelow("metadata", "annotations") || path.isBelow("spec", "template", "metadata", "annotations");
        return annotation && RESTARTS.contains(last)
                || path.isBelow("spec", "template", "spec", "containers") && hasChecksum(path);
    }

    private static boolean hasChecksum(FieldPath path) {
        List<FieldPath.Step> steps = path.steps();
        for (int i = 1; i < steps.size(); i++) {
            if (steps.get(i) instanceof FieldPath.Step.Named named
                    && steps.get(i - 1).equals(new FieldPath.Step.Field("env"))
                    && CHECKSUM_OF_RELOADER.matcher(named.name()).matches()) {
                return true;
            }
        }
        return false;
    }

    /** Fields that are left to controllers even where a chart sets them: the number of pods, and the certificates of webhooks. */
    private static boolean isTheirs(FieldPath path) {
        return path.equals(FieldPath.of("spec", "replicas"))
                || path.last().orElse("").equals("caBundle");
    }

    /** For example {@code Deployment/hello spec.replicas (kube-controller-manager)}. */
    static String said(Comparison.Found found, FieldOwners owners) {
        FieldPath path = found.path();
        String writers = path == null
                ? ""
                : owners.of(path).stream()
                        .map(FieldOwners.Entry::manager)
                        .distinct()
                        .collect(Collectors.joining(", "));
        return found.object().display()
                + (path == null ? "" : " " + path.text())
                + (writers.isEmpty() ? "" : " (written by " + writers + ")");
    }
}
