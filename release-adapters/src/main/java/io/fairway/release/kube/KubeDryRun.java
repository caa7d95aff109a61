package io.fairway.release.kube;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fairway.events.ObjectRef;
import io.fairway.events.Place;
import io.fairway.manifest.RenderedObject;
import io.fairway.release.preflight.DryRun;
import io.fairway.release.preflight.Finding;
import io.fairway.release.refusal.Answer;
import io.fairway.release.refusal.Refusals;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Asks the API server as Helm will: server-side apply, with Helm's name, taking its fields back from others, with unknown fields
 * as errors. Only that nothing is kept.
 */
@ApplicationScoped
class KubeDryRun implements DryRun {

    private static final Logger LOG = Logger.getLogger(KubeDryRun.class);
    private static final PatchContext AS_HELM_WOULD = new PatchContext.Builder()
            .withPatchType(PatchType.SERVER_SIDE_APPLY)
            .withDryRun(List.of("All"))
            .withFieldManager("helm")
            .withFieldValidation("Strict")
            .withForce(true)
            .build();
    private static final int MAX_NAME = 50;

    /** What may be tried under another name: nothing in them has to be unique in a cluster. */
    private static final Set<String> FREE_OF_PLACE = Set.of(
            "Job",
            "CronJob",
            "Pod",
            "Deployment",
            "StatefulSet",
            "DaemonSet",
            "ConfigMap",
            "Secret",
            "ServiceAccount",
            "Role",
            "RoleBinding");

    private final ObjectAccess access;
    private final ObjectMapper json = new ObjectMapper();

    KubeDryRun(ObjectAccess access) {
        this.access = access;
    }

    @Override
    public List<Finding> tryAll(Place place, Trial trial) {
        place.requireDefaultCluster();
        Map<ObjectRef, RenderedObject> objects = Stream.concat(Stream.of(helmsRecord(place)), trial.objects().stream())
                .collect(Collectors.toMap(
                        RenderedObject::object, object -> object, (first, second) -> first, LinkedHashMap::new));
        List<Finding> findings = access
                .each(objects.keySet(), object -> one(place, Objects.requireNonNull(objects.get(object)), trial))
                .stream()
                .flatMap(Optional::stream)
                .toList();
        findings.forEach(finding -> LOG.infof("dry run: namespace=%s finding=%s", place.namespace(), finding));
        return findings;
    }

    /** Helm stores each revision in a Secret, before all else. */
    private RenderedObject helmsRecord(Place place) {
        ObjectNode secret = json.createObjectNode();
        secret.put("apiVersion", "v1").put("kind", "Secret").put("type", "helm.sh/release.v1");
        String name = "sh.helm.release.v1." + place.helmRelease() + ".v0";
        secret.putObject("metadata").put("name", name);
        return new RenderedObject(new ObjectRef("v1", "Secret", place.namespace(), name), false, secret);
    }

    private Optional<Finding> one(Place place, RenderedObject wanted, Trial trial) {
        ObjectRef object = wanted.object();
        Optional<Resource<GenericKubernetesResource>> resource = access.resource(object);
        if (resource.isEmpty()) {
            return Optional.of(unknownKind(object, trial));
        }
        boolean known = trial.known().contains(object);
        try {
            if (wanted.hook() && isDeletedFirst(wanted)) {
                return FREE_OF_PLACE.contains(object.kind()) && resource.get().get() != null
                        ? asNew(wanted, trial)
                        : tried(wanted, null, resource.get(), trial);
            }
            GenericKubernetesResource live =
                    known || wanted.hook() ? null : resource.get().get();
            Optional<Finding> stranger = live == null
                    ? Optional.empty()
                    : Belongings.owner(live, place)
                            .map(owner -> new Finding.Refused(
                                    object,
                                    List.of("it is there already, and belongs to " + owner),
                                    "give it another name, or remove it there first"));
            if (stranger.isPresent()) {
                return stranger;
            }
            Optional<Finding> found = tried(wanted, live, resource.get(), trial);
            boolean makesRoom =
                    found.filter(Finding.Unchangeable.class::isInstance).isPresent()
                            && trial.replaced().contains(object.kind())
                            && FREE_OF_PLACE.contains(object.kind());
            // What is to be made anew has to be good, too, and is worth nothing deleted if it is not.
            return makesRoom ? asNew(wanted, trial).or(() -> found) : found;
        } catch (KubernetesClientException e) {
            Answer answer = Answer.of(e);
            if (answer.isAway()) {
                throw ObjectAccess.away(e);
            }
            return Optional.of(Refusals.of(wanted, null, answer, together(trial)));
        }
    }

    /** What Helm does before it runs a hook, unless its author wants something else. */
    private static boolean isDeletedFirst(RenderedObject hook) {
        String policy = hook.content()
                .path("metadata")
                .path("annotations")
                .path("helm.sh/hook-delete-policy")
                .asText("");
        return policy.isBlank() || policy.contains("before-hook-creation");
    }

    private static Finding unknownKind(ObjectRef object, Trial trial) {
        boolean comes = trial.definesKinds()
                || trial.objects().stream()
                        .filter(other -> other.object().kind().equals("CustomResourceDefinition"))
                        .anyMatch(other -> defines(other.content(), object));
        return comes
                ? new Finding.NotTried(object, "its kind comes with the release")
                : new Finding.Refused(
                        object,
                        List.of("the cluster does not know kind " + object.kind() + " in version "
                                + object.apiVersion()),
                        "install its definition first, or use a version that the cluster has");
    }

    private static boolean defines(JsonNode definition, ObjectRef object) {
        JsonNode spec = definition.path("spec");
        return spec.path("names").path("kind").asText().equals(object.kind())
                && object.apiVersion().startsWith(spec.path("group").asText() + "/");
    }

    /** @param live if it was read already */
    private Optional<Finding> tried(
            RenderedObject wanted,
            @Nullable GenericKubernetesResource live,
            Resource<GenericKubernetesResource> resource,
            Trial trial) {
        Optional<Answer> answer = ask(resource, wanted.content(), wanted.object());
        if (answer.isEmpty()) {
            return Optional.empty();
        }
        GenericKubernetesResource there =
                live == null ? access.get(wanted.object()).orElse(null) : live;
        return Optional.of(
                Refusals.of(wanted, there == null ? null : json.valueToTree(there), answer.get(), together(trial)));
    }

    /** Whether it could be made if it were not there: under another name it is not. */
    private Optional<Finding> asNew(RenderedObject wanted, Trial trial) {
        ObjectRef object = wanted.object();
        String name =
                object.name().substring(0, Math.min(MAX_NAME, object.name().length())) + "0-try";
        ObjectRef other = new ObjectRef(object.apiVersion(), object.kind(), object.namespace(), name);
        ObjectNode content = wanted.content().deepCopy();
        content.withObject("metadata").put("name", name);
        return access.resource(other)
                .flatMap(resource -> ask(resource, content, other))
                .map(answer -> Refusals.of(wanted, null, answer, together(trial)));
    }

    private Optional<Answer> ask(Resource<GenericKubernetesResource> resource, JsonNode content, ObjectRef object) {
        ObjectNode sent = content.deepCopy();
        sent.remove("status");
        if (object.namespace() != null) {
            sent.withObject("metadata").put("namespace", object.namespace());
        }
        try {
            resource.patch(AS_HELM_WOULD, json.convertValue(sent, GenericKubernetesResource.class));
            return Optional.empty();
        } catch (KubernetesClientException e) {
            Answer answer = Answer.of(e);
            if (answer.isAway()) {
                throw ObjectAccess.away(e);
            }
            return Optional.of(answer);
        }
    }

    private static List<ObjectRef> together(Trial trial) {
        return trial.objects().stream().map(RenderedObject::object).toList();
    }

    @Override
    public List<String> makeRoom(Place place, Collection<Finding.Unchangeable> objects) {
        place.requireDefaultCluster();
        List<String> done = new ArrayList<>();
        for (Finding.Unchangeable object : objects) {
            access.resource(object.object()).ifPresent(resource -> {
                Replacement.delete(object, resource);
                done.add(object.object().display() + " was deleted to be made anew, because "
                        + String.join(", ", object.fields()) + " cannot be changed in place");
            });
        }
        done.forEach(sentence -> LOG.infof("%s: namespace=%s", sentence, place.namespace()));
        return done;
    }
}
