package io.fairway.release.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reduces a live Kubernetes object to what a person or a chart decided about it: without what the cluster assigns, counts or
 * reports. Equal decisions have equal canonical forms. Values of Secrets become salted SHA-256 digests.
 */
public final class CanonicalForm {

    private static final Set<String> ASSIGNED_METADATA = Set.of(
            "uid",
            "resourceVersion",
            "generation",
            "managedFields",
            "creationTimestamp",
            "deletionTimestamp",
            "deletionGracePeriodSeconds",
            "selfLink",
            "ownerReferences");

    /** Written by controllers on objects that others own. */
    private static final Set<String> ASSIGNED_ANNOTATIONS = Set.of(
            "deployment.kubernetes.io/revision",
            "deprecated.daemonset.template.generation",
            "batch.kubernetes.io/job-tracking",
            "kubectl.kubernetes.io/last-applied-configuration",
            "pv.kubernetes.io/bind-completed",
            "pv.kubernetes.io/bound-by-controller",
            "volume.beta.kubernetes.io/storage-provisioner",
            "volume.kubernetes.io/storage-provisioner",
            "volume.kubernetes.io/selected-node",
            "control-plane.alpha.kubernetes.io/leader",
            "autoscaling.alpha.kubernetes.io/conditions",
            "autoscaling.alpha.kubernetes.io/current-metrics");

    /** A Job names itself by its uid in its selector and in its pods. */
    private static final Set<String> ASSIGNED_JOB_LABELS =
            Set.of("controller-uid", "batch.kubernetes.io/controller-uid", "job-name", "batch.kubernetes.io/job-name");

    private static final List<String> ASSIGNED_SERVICE_FIELDS =
            List.of("clusterIP", "clusterIPs", "healthCheckNodePort");

    private CanonicalForm() {}

    /**
     * @param live the object as the API server shows it
     * @param unscaled whether its chart leaves the number of replicas to somebody else
     * @param salt for the values of a Secret
     */
    public static JsonNode of(JsonNode live, boolean unscaled, String salt) {
        ObjectNode object = live.deepCopy();
        object.remove("status");
        if (object.get("metadata") instanceof ObjectNode metadata) {
            metadata.remove(ASSIGNED_METADATA);
            removeFrom(metadata, "annotations", ASSIGNED_ANNOTATIONS);
            removeFrom(metadata, "annotations", Provenance.KEYS);
            removeFrom(metadata, "labels", object.path("kind").asText().equals("Job") ? ASSIGNED_JOB_LABELS : Set.of());
        }
        switch (object.path("kind").asText()) {
            case "Service" -> withoutAssignedAddresses(object);
            case "Job" -> withoutOwnUid(object);
            case "PersistentVolumeClaim" -> without(object, "spec", "volumeName");
            case "ServiceAccount" -> object.remove("secrets");
            case "Secret" -> hideValues(object, salt);
            default -> {}
        }
        if (unscaled) {
            without(object, "spec", "replicas");
        }
        return sorted(object);
    }

    private static void withoutAssignedAddresses(ObjectNode service) {
        if (service.get("spec") instanceof ObjectNode spec) {
            boolean headless = "None".equals(spec.path("clusterIP").asText());
            if (!headless) {
                spec.remove(ASSIGNED_SERVICE_FIELDS);
            }
            spec.path("ports").forEach(port -> {
                if (port instanceof ObjectNode fields) {
                    fields.remove("nodePort");
                }
            });
        }
    }

    private static void withoutOwnUid(ObjectNode job) {
        if (job.get("spec") instanceof ObjectNode spec) {
            if (!spec.path("manualSelector").asBoolean()) {
                spec.remove("selector");
            }
            if (spec.path("template").path("metadata") instanceof ObjectNode metadata) {
                removeFrom(metadata, "labels", ASSIGNED_JOB_LABELS);
            }
        }
    }

    private static void hideValues(ObjectNode secret, String salt) {
        for (String field : List.of("data", "stringData")) {
            if (secret.get(field) instanceof ObjectNode values) {
                values.properties()
                        .forEach(entry -> entry.setValue(JsonNodeFactory.instance.textNode(
                                digest(salt, entry.getKey(), entry.getValue().asText()))));
            }
        }
    }

    private static String digest(String salt, String key, String value) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            for (String part : List.of(salt, key, value)) {
                sha256.update(part.getBytes(StandardCharsets.UTF_8));
                sha256.update((byte) 0);
            }
            return "sha256:" + HexFormat.of().formatHex(sha256.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static void without(ObjectNode object, String parent, String field) {
        if (object.get(parent) instanceof ObjectNode fields) {
            fields.remove(field);
        }
    }

    private static void removeFrom(ObjectNode parent, String field, Set<String> names) {
        if (parent.get(field) instanceof ObjectNode fields) {
            fields.remove(names);
            if (fields.isEmpty()) {
                parent.remove(field);
            }
        }
    }

    private static JsonNode sorted(JsonNode node) {
        if (node instanceof ObjectNode object) {
            ObjectNode result = JsonNodeFactory.instance.objectNode();
            Set<String> names = new TreeSet<>();
            object.fieldNames().forEachRemaining(names::add);
            names.forEach(name -> result.set(name, sorted(object.path(name))));
            return result;
        }
        if (node.isArray()) {
            var result = JsonNodeFactory.instance.arrayNode();
            node.forEach(element -> result.add(sorted(element)));
            return result;
        }
        return node;
    }
}
