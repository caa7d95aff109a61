package io.fairway.verification.kube;

import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.fairway.verification.TemplateWriter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Pod templates: whether they are the same, and who wrote them. */
final class Templates {

    private static final String HELM = "helm";

    private Templates() {}

    /** Equal templates have equal fingerprints. It can be stored: nothing of the template can be read from it. */
    static String fingerprint(PodTemplateSpec template) {
        try {
            byte[] json = Serialization.asJson(template).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(json));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /**
     * Who was the last to write into the pod template, by {@code metadata.managedFields}; empty if that was Helm. Their times
     * are of whole seconds: in the same second the other counts as the later one. A mere change of scale owns nothing of it.
     */
    static Optional<TemplateWriter> otherWriter(ObjectMeta metadata) {
        List<ManagedFieldsEntry> writers = metadata.getManagedFields().stream()
                .filter(OwnedFields::hasTemplate)
                .toList();
        return writers.stream()
                .max(Comparator.comparing(Templates::timeOf).thenComparing(entry -> !isHelm(entry)))
                .filter(last -> !isHelm(last))
                .map(last -> new TemplateWriter(
                        name(last), timeOf(last), OwnedFields.paths(last), replacesImage(last, writers)));
    }

    /** A container that Helm has written, but whose image is the other's. */
    private static boolean replacesImage(ManagedFieldsEntry other, List<ManagedFieldsEntry> writers) {
        List<ManagedFieldsEntry> helm =
                writers.stream().filter(Templates::isHelm).toList();
        return OwnedFields.containersWithImage(other).stream()
                .anyMatch(container -> helm.stream()
                                .anyMatch(entry -> OwnedFields.containers(entry).contains(container))
                        && helm.stream()
                                .noneMatch(entry ->
                                        OwnedFields.containersWithImage(entry).contains(container)));
    }

    private static boolean isHelm(ManagedFieldsEntry entry) {
        return HELM.equals(entry.getManager());
    }

    private static String name(ManagedFieldsEntry entry) {
        String manager = entry.getManager();
        return manager == null || manager.isEmpty() ? "somebody unknown" : manager;
    }

    private static String timeOf(ManagedFieldsEntry entry) {
        return entry.getTime() == null ? "" : entry.getTime();
    }
}
