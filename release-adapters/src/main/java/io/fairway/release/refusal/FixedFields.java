package io.fairway.release.refusal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Which fields of an object that is there cannot get the values that they would get. */
final class FixedFields {

    private static final Pattern FIXED = Pattern.compile(
            "immutable|may not change|cannot change|may not be changed|cannot be changed|can ?not be modified"
                    + "|can ?not be unset|may not be unset|can not be less than|updates to .{1,600} are forbidden",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** What may change though the server only says that something in {@code spec} may not. */
    private static final Map<String, Set<String>> MAY_CHANGE = Map.of(
            "StatefulSet",
            Set.of(
                    "replicas",
                    "ordinals",
                    "template",
                    "updateStrategy",
                    "revisionHistoryLimit",
                    "persistentVolumeClaimRetentionPolicy",
                    "minReadySeconds"),
            "PersistentVolumeClaim",
            Set.of("volumeAttributesClassName"),
            "Pod",
            Set.of("activeDeadlineSeconds", "tolerations"));

    private FixedFields() {}

    static boolean isFixed(Answer.Cause cause) {
        return FIXED.matcher(cause.message()).find();
    }

    /** The field, or more exactly the fields below it that are to change. */
    static List<String> in(Answer.Cause cause, String kind, JsonNode wanted, JsonNode live) {
        if (!cause.field().equals("spec")) {
            return List.of(Problems.field(cause.field()));
        }
        List<String> fields = new ArrayList<>();
        Set<String> mayChange = MAY_CHANGE.getOrDefault(kind, Set.of());
        JsonNode spec = wanted.path("spec");
        spec.fieldNames().forEachRemaining(name -> {
            if (!mayChange.contains(name)
                    && !isWithin(spec.path(name), live.path("spec").path(name))) {
                fields.add("spec." + Problems.field(name));
            }
        });
        return fields.isEmpty() ? List.of("spec") : fields;
    }

    /** Whether all that is wanted is so; the server adds defaults to it. */
    private static boolean isWithin(JsonNode wanted, JsonNode live) {
        if (wanted.isObject() && live.isObject()) {
            for (Map.Entry<String, JsonNode> field : wanted.properties()) {
                if (!isWithin(field.getValue(), live.path(field.getKey()))) {
                    return false;
                }
            }
            return true;
        }
        if (wanted.isArray() && live.isArray()) {
            if (wanted.size() != live.size()) {
                return false;
            }
            for (int i = 0; i < wanted.size(); i++) {
                if (!isWithin(wanted.path(i), live.path(i))) {
                    return false;
                }
            }
            return true;
        }
        return wanted.isNull() || wanted.asText().equals(live.asText());
    }
}
