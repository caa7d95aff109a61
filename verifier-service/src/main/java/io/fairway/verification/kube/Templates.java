package io.fairway.verification.kube;

import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Map;

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
     * Whether the last one who wrote into the pod template was not Helm, by {@code metadata.managedFields}. Their times
     * are of whole seconds: in the same second the other counts as the later one. A mere change of scale owns nothing of it.
     */
    static boolean writtenByAnother(ObjectMeta metadata) {
        return metadata.getManagedFields().stream()
                .filter(Templates::ownsTemplate)
                .max(Comparator.comparing((ManagedFieldsEntry entry) -> entry.getTime() == null ? "" : entry.getTime())
                        .thenComparing(entry -> !HELM.equals(entry.getManager())))
                .map(entry -> !HELM.equals(entry.getManager()))
                .orElse(false);
    }

    private static boolean ownsTemplate(ManagedFieldsEntry entry) {
        return entry.getFieldsV1() != null
                && entry.getFieldsV1().getAdditionalProperties().get("f:spec") instanceof Map<?, ?> spec
                && spec.containsKey("f:template");
    }
}
