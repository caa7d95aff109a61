package io.fairway.release.deploy;

import io.fairway.events.ObjectRef;
import io.fairway.release.Release;
import io.fairway.release.ReleaseObjects;
import io.fairway.release.SecretKeys;
import io.fairway.release.Undoing;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What a rollback has to clear away: objects that the undone revisions brought and the restored one does not have, and work
 * that they began. Helm removes those of the last revision's manifest; hooks, and what earlier attempts left, it forgets. A key
 * that came to a Secret by {@code stringData} belongs to nobody, so applying a manifest without it does not take it away.
 *
 * @param delete cleared away if it is still live
 * @param keep never deleted because its chart asks for that, or data or other people's objects hang on it; reported instead
 * @param keys keys of Secrets that stay, taken away if they are still there
 * @param work what the undone revisions may have begun, also under a name that the restored one uses too
 */
record Sweep(List<ObjectRef> delete, List<ObjectRef> keep, List<SecretKeys> keys, UndoneWork work) {

    private static final Set<String> KEPT_KINDS =
            Set.of("CustomResourceDefinition", "Namespace", "PersistentVolumeClaim", "PersistentVolume");

    static final Sweep NOTHING = new Sweep(List.of(), List.of(), List.of(), UndoneWork.NONE);

    Sweep {
        delete = List.copyOf(delete);
        keep = List.copyOf(keep);
        keys = List.copyOf(keys);
    }

    /** What is to be cleared away when {@code stays} is what becomes live; nothing if the release undoes nothing. */
    static Sweep of(Release release, ReleaseObjects stays) {
        return release.undoing()
                .flatMap(Undoing::undone)
                .map(undone -> plan(undone, stays))
                .orElse(NOTHING);
    }

    /**
     * @param undone objects of all revisions that are taken back
     * @param restored objects of the revision that becomes live again; none if nothing does
     */
    static Sweep plan(ReleaseObjects undone, ReleaseObjects restored) {
        Set<ObjectRef> stays = restored.all();
        List<ObjectRef> delete = new ArrayList<>();
        List<ObjectRef> keep = new ArrayList<>();
        for (ObjectRef object : undone.all()) {
            if (stays.stream().noneMatch(other -> same(object, other))) {
                boolean kept =
                        KEPT_KINDS.contains(object.kind()) || undone.kept().contains(object);
                (kept ? keep : delete).add(object);
            }
        }
        return new Sweep(delete, keep, addedKeys(undone, restored), UndoneWork.of(undone));
    }

    /** Keys that the first have in Secrets of the second, and these do not. */
    static List<SecretKeys> addedKeys(ReleaseObjects undone, ReleaseObjects restored) {
        List<SecretKeys> added = new ArrayList<>();
        for (SecretKeys stays : restored.secrets()) {
            Set<String> keys = undone.keysOf(stays.secret());
            keys.removeAll(stays.keys());
            if (!keys.isEmpty()) {
                added.add(new SecretKeys(stays.secret(), keys));
            }
        }
        return added;
    }

    List<ObjectRef> all() {
        List<ObjectRef> all = new ArrayList<>(delete);
        all.addAll(keep);
        return all;
    }

    /** The same object may be written in two versions of its API group. */
    private static boolean same(ObjectRef one, ObjectRef other) {
        return one.kind().equals(other.kind())
                && one.name().equals(other.name())
                && Objects.equals(one.namespace(), other.namespace())
                && group(one).equals(group(other));
    }

    private static String group(ObjectRef object) {
        int slash = object.apiVersion().indexOf('/');
        return slash < 0 ? "" : object.apiVersion().substring(0, slash);
    }
}
