package io.fairway.verification;

import io.fairway.events.ObjectRef;

/**
 * A pod template that somebody else has changed right after the release, and whose pods are judged instead.
 *
 * @param uid of the workload
 * @param object the workload
 * @param by who did it last
 * @param times how often it was changed
 * @param watched whether the change was watched; if not, it was there when the first observation was made
 */
public record FollowedTemplate(String uid, ObjectRef object, TemplateWriter by, int times, boolean watched) {

    /** Who did what, in a sentence without an end. */
    public String sentence() {
        return watched
                ? by.who() + " changed " + by.what() + " in the pod template of " + object.display()
                        + " during verification" + (times == 1 ? "" : ", " + times + " times")
                : by.who() + " was the last to write the pod template of " + object.display()
                        + (by.at().isEmpty() ? "" : ", at " + by.at()) + ": " + by.what();
    }
}
