package io.fairway.verification.kube;

import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.fairway.events.ShortText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What of a pod template one field manager owns: an entry of {@code metadata.managedFields}, whose {@code fieldsV1} is a tree of
 * {@code f:<field>}, {@code k:<key of a list item>} and {@code v:<item of a set>}. Only names come out of it, never values.
 */
final class OwnedFields {

    private static final int MAX_PATHS = 20;
    private static final int MAX_NAME = 100;

    /** For example {@code k:{"containerPort":8080,"protocol":"TCP"}}. */
    private static final Pattern KEY_VALUE = Pattern.compile(":(\"[^\"]*\"|[^,}\"]+)");

    /** Their keys have dots and slashes of their own. */
    private static final Set<String> MAPS = Set.of("f:annotations", "f:labels", "f:nodeSelector");

    private OwnedFields() {}

    static boolean hasTemplate(ManagedFieldsEntry entry) {
        return entry.getFieldsV1() != null
                && child(entry.getFieldsV1().getAdditionalProperties(), "f:spec")
                        .containsKey("f:template");
    }

    /** Empty if it owns nothing of it. */
    private static Map<?, ?> ofTemplate(ManagedFieldsEntry entry) {
        return entry.getFieldsV1() == null
                ? Map.of()
                : child(child(entry.getFieldsV1().getAdditionalProperties(), "f:spec"), "f:template");
    }

    /** For example {@code spec.containers[app].env[GREETING]}, from the pod template on. */
    static List<String> paths(ManagedFieldsEntry entry) {
        List<String> paths = new ArrayList<>();
        collect(ofTemplate(entry), "", false, paths);
        return List.copyOf(paths);
    }

    /** Containers of which it owns something. */
    static Set<String> containers(ManagedFieldsEntry entry) {
        return items(entry).map(item -> item.getKey().toString()).collect(Collectors.toSet());
    }

    static Set<String> containersWithImage(ManagedFieldsEntry entry) {
        return items(entry)
                .filter(item -> item.getValue() instanceof Map<?, ?> fields && fields.containsKey("f:image"))
                .map(item -> item.getKey().toString())
                .collect(Collectors.toSet());
    }

    private static Stream<? extends Map.Entry<?, ?>> items(ManagedFieldsEntry entry) {
        Map<?, ?> spec = child(ofTemplate(entry), "f:spec");
        return Stream.of("f:containers", "f:initContainers")
                .flatMap(list -> child(spec, list).entrySet().stream())
                .filter(item -> item.getKey().toString().startsWith("k:"));
    }

    private static void collect(Map<?, ?> node, String path, boolean keysInBrackets, List<String> paths) {
        for (Map.Entry<?, ?> entry : node.entrySet()) {
            String key = entry.getKey().toString();
            if (key.equals(".") || paths.size() >= MAX_PATHS) {
                continue;
            }
            Map<?, ?> below = entry.getValue() instanceof Map<?, ?> map ? map : Map.of();
            String here = path + step(key, keysInBrackets, path.isEmpty());
            boolean wholeItem = key.startsWith("k:") && below.containsKey(".");
            if (below.isEmpty() || wholeItem) {
                paths.add(here);
            } else {
                collect(below, here, MAPS.contains(key), paths);
            }
        }
    }

    private static String step(String key, boolean inBrackets, boolean first) {
        if (key.startsWith("k:")) {
            return "["
                    + KEY_VALUE
                            .matcher(key.substring(2))
                            .results()
                            .map(OwnedFields::value)
                            .collect(Collectors.joining("/"))
                    + "]";
        }
        if (!key.startsWith("f:")) {
            return "[...]";
        }
        String name = shortened(key.substring(2));
        if (inBrackets) {
            return "[" + name + "]";
        }
        return first ? name : "." + name;
    }

    private static String value(MatchResult match) {
        String value = match.group(1);
        return shortened(value.startsWith("\"") ? value.substring(1, value.length() - 1) : value);
    }

    private static String shortened(String name) {
        return ShortText.of(name.replaceAll("\\p{Cntrl}+", " "), MAX_NAME, "...");
    }

    private static Map<?, ?> child(Map<?, ?> node, String key) {
        return node.get(key) instanceof Map<?, ?> map ? map : Map.of();
    }
}
