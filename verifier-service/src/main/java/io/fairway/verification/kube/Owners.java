package io.fairway.verification.kube;

import io.fabric8.kubernetes.api.model.HasMetadata;

/** Who controls what, by uid: names come again, uids do not. */
final class Owners {

    private Owners() {}

    static boolean controls(HasMetadata owner, HasMetadata object) {
        String uid = owner.getMetadata().getUid();
        return object.getMetadata().getOwnerReferences().stream()
                .anyMatch(reference -> Boolean.TRUE.equals(reference.getController())
                        && reference.getUid().equals(uid));
    }
}
