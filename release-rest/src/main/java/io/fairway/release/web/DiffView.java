package io.fairway.release.web;

import io.fairway.events.ObjectRef;
import io.fairway.manifest.ReleaseDiff;
import java.util.List;

/**
 * What a release changes, as it is shown. No value of a Secret is in it.
 *
 * @param summary in one sentence
 * @param images the containers whose image changes
 * @param objects the objects that change
 * @param unchanged how many objects stay as they are
 * @param more how many further objects change that are not listed
 */
record DiffView(
        ReleaseDiff.Side from,
        ReleaseDiff.Side to,
        String summary,
        List<ReleaseDiff.ImageChange> images,
        List<ObjectView> objects,
        int unchanged,
        int more) {

    /**
     * An object that changes.
     *
     * @param hook whether Helm creates it on the way, instead of keeping it installed
     * @param masked whether values of it are hidden
     * @param lines unified diff of its canonical YAML
     */
    record ObjectView(ObjectRef object, ReleaseDiff.Change change, boolean hook, boolean masked, String lines) {}

    static DiffView of(ReleaseDiff diff) {
        return new DiffView(
                diff.from(),
                diff.to(),
                diff.summary(),
                diff.images(),
                diff.objects().stream()
                        .map(object -> new ObjectView(
                                object.object(), object.change(), object.hook(), object.masked(), object.lines()))
                        .toList(),
                diff.unchanged(),
                diff.more());
    }
}
