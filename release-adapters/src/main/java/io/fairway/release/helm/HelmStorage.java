package io.fairway.release.helm;

import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.SecretList;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.NonNamespaceOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fairway.events.Place;
import io.fairway.manifest.RenderedObject;
import io.fairway.release.ReleaseObjects;
import io.fairway.release.TransientFaultException;
import io.fairway.release.deploy.HelmRevision;
import io.fairway.release.deploy.HelmRevision.Status;
import io.fairway.release.preflight.PrerequisiteMissingException;
import io.fairway.release.refusal.Answer;
import io.fairway.release.refusal.MissingThings;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What Helm has stored in the cluster: one Secret for each revision, with its state in labels. Read directly because that
 * takes milliseconds, and because the labels are there from a revision's first moment, unlike its description.
 */
@ApplicationScoped
class HelmStorage {

    private static final Logger LOG = Logger.getLogger(HelmStorage.class);

    private final KubernetesClient client;
    private final Clock clock;

    HelmStorage(KubernetesClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    List<HelmRevision> history(Place place) {
        List<Secret> secrets = ask(() -> secrets(place)
                .withLabels(Map.of("owner", "helm", "name", place.helmRelease()))
                .list()
                .getItems());
        int last = secrets.stream().mapToInt(HelmStorage::number).max().orElse(0);
        return secrets.stream()
                .map(secret -> revision(secret, number(secret) == last))
                .sorted(Comparator.comparingInt(HelmRevision::number))
                .toList();
    }

    Optional<String> writer(Place place, int revision) {
        return stored(place, revision).stream()
                .flatMap(secret -> secret.getMetadata().getManagedFields().stream())
                .max(Comparator.comparing(entry -> Objects.requireNonNullElse(entry.getTime(), "")))
                .map(ManagedFieldsEntry::getManager);
    }

    ReleaseObjects objects(Place place, int revision) {
        return stored(place, revision)
                .map(secret -> Manifests.read(content(secret), place.namespace()))
                .orElse(ReleaseObjects.NONE);
    }

    Optional<List<RenderedObject>> contents(Place place, int revision) {
        return stored(place, revision).map(secret -> Manifests.contents(content(secret), place.namespace()));
    }

    void forget(Place place, int revision) {
        ask(() -> secrets(place).withName(secretName(place, revision)).delete());
        LOG.infof(
                "forgot an interrupted attempt: namespace=%s helmRelease=%s revision=%d",
                place.namespace(), place.helmRelease(), revision);
    }

    void markFailed(Place place, int revision) {
        stored(place, revision).ifPresent(secret -> {
            byte[] failed = content(secret)
                    .failed("Interrupted: whoever was at it is gone")
                    .encode();
            Secret changed = new SecretBuilder(secret)
                    .addToData("release", Base64.getEncoder().encodeToString(failed))
                    .editMetadata()
                    .addToLabels("status", "failed")
                    .addToLabels("modifiedAt", String.valueOf(clock.instant().getEpochSecond()))
                    .endMetadata()
                    .build();
            ask(() -> client.secrets().resource(changed).update());
            LOG.infof(
                    "marked an interrupted revision as failed: namespace=%s helmRelease=%s revision=%d",
                    place.namespace(), place.helmRelease(), revision);
        });
    }

    private NonNamespaceOperation<Secret, SecretList, Resource<Secret>> secrets(Place place) {
        place.requireDefaultCluster();
        return client.secrets().inNamespace(place.namespace());
    }

    private Optional<Secret> stored(Place place, int revision) {
        return Optional.ofNullable(
                ask(() -> secrets(place).withName(secretName(place, revision)).get()));
    }

    private static HelmRevision revision(Secret secret, boolean last) {
        Map<String, String> labels = secret.getMetadata().getLabels();
        Status status = status(labels.getOrDefault("status", ""));
        String description = last || status == Status.FAILED ? content(secret).description() : "";
        return new HelmRevision(
                number(secret),
                status,
                releaseId(labels.get(HelmRevision.LABEL)),
                description,
                Instant.parse(secret.getMetadata().getCreationTimestamp()));
    }

    private static int number(Secret secret) {
        return Integer.parseInt(secret.getMetadata().getLabels().getOrDefault("version", "0"));
    }

    private static Status status(String label) {
        try {
            return Status.valueOf(label.replace('-', '_').toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            return Status.UNKNOWN;
        }
    }

    private static @Nullable UUID releaseId(@Nullable String label) {
        try {
            return label == null ? null : UUID.fromString(label);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static StoredRevision content(Secret secret) {
        String release = secret.getData() == null ? null : secret.getData().get("release");
        if (release == null) {
            throw new IllegalStateException(
                    "Helm's Secret " + secret.getMetadata().getName() + " has no release");
        }
        return StoredRevision.decode(Base64.getDecoder().decode(release.getBytes(StandardCharsets.US_ASCII)));
    }

    private static String secretName(Place place, int revision) {
        return "sh.helm.release.v1." + place.helmRelease() + ".v" + revision;
    }

    private static <T extends @Nullable Object> T ask(Supplier<T> question) {
        try {
            return question.get();
        } catch (KubernetesClientException e) {
            Optional<String> missing = MissingThings.in(Answer.of(e).message());
            if (missing.isPresent()) {
                throw new PrerequisiteMissingException("Helm's storage cannot be used: " + missing.get(), e);
            }
            throw new TransientFaultException(
                    "Helm's storage in the cluster cannot be reached: HTTP " + e.getCode(), e);
        }
    }
}
