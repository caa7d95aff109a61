package io.fairway.release.kube;

import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fairway.release.TransientFaultException;
import io.fairway.release.preflight.Finding;
import io.fairway.release.preflight.PrerequisiteMissingException;
import io.fairway.release.refusal.Answer;
import io.fairway.release.refusal.MissingThings;
import java.time.Duration;

/** Deletes an object that Helm is about to make anew. */
final class Replacement {

    private static final Duration GONE = Duration.ofSeconds(40);

    private Replacement() {}

    /** Returns when it is gone. */
    static void delete(Finding.Unchangeable object, Resource<GenericKubernetesResource> resource) {
        try {
            resource.withPropagationPolicy(
                            staysWithPods(object) ? DeletionPropagation.ORPHAN : DeletionPropagation.BACKGROUND)
                    .delete();
            if (!KubeAftercare.until(GONE, () -> resource.get() == null)) {
                throw new TransientFaultException(
                        object.object().display() + " is to be made anew, and takes long to be deleted");
            }
        } catch (KubernetesClientException e) {
            String missing = MissingThings.in(Answer.of(e).message()).orElseThrow(() -> ObjectAccess.away(e));
            throw new PrerequisiteMissingException(
                    missing + ", and " + object.object().display() + " is to be made anew", e);
        }
    }

    /** The new StatefulSet takes them over, one after the other, if it looks for the same labels. */
    private static boolean staysWithPods(Finding.Unchangeable object) {
        return object.object().kind().equals("StatefulSet")
                && object.fields().stream().noneMatch(field -> field.startsWith("spec.selector"));
    }
}
