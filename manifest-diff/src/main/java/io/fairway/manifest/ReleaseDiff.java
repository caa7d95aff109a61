package io.fairway.manifest;

import io.fairway.events.ObjectRef;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a release changes, object by object. No value of a Secret is in it.
 *
 * @param from what is there before
 * @param to what is there afterwards
 * @param images the containers whose image changes
 * @param objects the objects that change
 * @param unchanged how many objects stay as they are
 * @param more how many further objects change that are not listed
 */
public record ReleaseDiff(
        Side from, Side to, List<ImageChange> images, List<ObjectChange> objects, int unchanged, int more) {

    public ReleaseDiff {
        images = List.copyOf(images);
        objects = List.copyOf(objects);
    }

    /**
     * One side of the comparison; all null where nothing is installed.
     *
     * @param releaseId the release that installed it; null if it was not Fairway, or if it is not installed yet
     * @param revision Helm's revision; null if it is not installed yet
     */
    public record Side(
            @Nullable UUID releaseId,
            @Nullable Integer revision,
            @Nullable String chartVersion) {

        public static final Side NOTHING = new Side(null, null, null);
    }

    /**
     * A container that gets another image.
     *
     * @param container for example {@code Deployment/hello: hello}
     * @param from null if the container is new
     * @param to null if the container is removed
     */
    public record ImageChange(
            String container,
            @Nullable String from,
            @Nullable String to) {}

    /**
     * An object that changes.
     *
     * @param hook whether Helm creates it on the way, instead of keeping it installed
     * @param masked whether values of it are hidden
     * @param lines unified diff of its canonical YAML
     */
    public record ObjectChange(ObjectRef object, Change change, boolean hook, boolean masked, String lines) {}

    /** What happens to an object. */
    public enum Change {
        ADDED,
        REMOVED,
        CHANGED
    }

    /** Whether nothing changes at all. */
    public boolean isEmpty() {
        return objects.isEmpty() && more == 0;
    }

    /** How many objects change in this way, of those that are listed. */
    public long count(Change change) {
        return objects.stream().filter(object -> object.change() == change).count();
    }

    /** The whole in one sentence. */
    public String summary() {
        if (isEmpty()) {
            return unchanged == 0 ? "nothing is installed, before or afterwards" : "nothing changes";
        }
        return "changes %d, adds %d, removes %d of %d objects%s"
                .formatted(
                        count(Change.CHANGED),
                        count(Change.ADDED),
                        count(Change.REMOVED),
                        unchanged + objects.size() + more,
                        more == 0 ? "" : ", and " + more + " more that are not listed");
    }
}
