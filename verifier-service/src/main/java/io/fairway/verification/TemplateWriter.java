package io.fairway.verification;

import java.util.List;
import java.util.Locale;

/**
 * Who was the last to write a pod template, if it was not Helm, by its managed fields. They name programs, not people.
 *
 * @param manager the program's name as a field manager, for example {@code Reloader} or {@code kubectl-edit}
 * @param at when it wrote, as Kubernetes gives it; empty if it does not
 * @param fields what of the template it owns, for example {@code spec.containers[app].env[CHECKSUM]}; names, never values
 * @param replacesImage whether it has taken the image of a container away from Helm: what runs then is not the release
 */
public record TemplateWriter(String manager, String at, List<String> fields, boolean replacesImage) {

    /** Programs that somebody sits before. The last two are browsers and desktop consoles. */
    private static final List<String> OF_PEOPLE = List.of("kubectl", "k9s", "mozilla", "node-fetch");

    private static final int SHOWN = 3;

    /** Whether somebody, and not a controller, is likely to have done it. */
    public boolean likelyPerson() {
        String lower = manager.toLowerCase(Locale.ROOT);
        return OF_PEOPLE.stream().anyMatch(lower::startsWith);
    }

    /** Whether it changes what runs, and does not only restart it by an annotation. */
    public boolean changesWhatRuns() {
        return fields.isEmpty() || fields.stream().anyMatch(field -> !field.startsWith("metadata."));
    }

    /** For example {@code somebody with kubectl-edit}. */
    public String who() {
        return likelyPerson() ? "somebody with " + manager : manager;
    }

    /** The fields in words; at most three by name. */
    public String what() {
        if (fields.isEmpty()) {
            return "fields that are not known";
        }
        String shown = String.join(", ", fields.subList(0, Math.min(SHOWN, fields.size())));
        return fields.size() <= SHOWN ? shown : shown + " and " + (fields.size() - SHOWN) + " more";
    }
}
