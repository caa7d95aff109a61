package io.fairway.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import io.fairway.events.ObjectRef;
import io.fairway.manifest.ReleaseDiff.Change;
import io.fairway.manifest.ReleaseDiff.ObjectChange;
import io.fairway.manifest.ReleaseDiff.Side;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Compares two rendered manifests. Objects are matched by group, kind, namespace and name, so that a new version of an API is
 * a change and not another object. Both sides are written as {@linkplain CanonicalYaml canonical YAML} after their secrets
 * were {@linkplain Masking hidden}: what differs here differs for the cluster.
 */
public final class ManifestDiff {

    private static final int CONTEXT = 3;

    /** The first two lines of a unified diff name files, of which there are none. */
    private static final int FILE_NAMES = 2;

    private final String salt;
    private final Limits limits;
    private int linesLeft;

    private ManifestDiff(String salt, Limits limits) {
        this.salt = salt;
        this.limits = limits;
        this.linesLeft = limits.linesInAll();
    }

    /**
     * How much is shown.
     *
     * @param objects most objects
     * @param linesPerObject most lines of the diff of one object
     * @param linesInAll most lines of all diffs together
     * @param comparedLines most lines of one side of an object that are compared line by line
     */
    public record Limits(int objects, int linesPerObject, int linesInAll, int comparedLines) {

        public static final Limits USUAL = new Limits(200, 400, 4_000, 3_000);
    }

    /** @param salt see {@link Masking} */
    public static ReleaseDiff of(
            Side from, List<RenderedObject> before, Side to, List<RenderedObject> after, String salt, Limits limits) {
        return new ManifestDiff(salt, limits).compare(from, before, to, after);
    }

    private record Key(String group, String kind, String namespace, String name) {

        public static Key of(RenderedObject rendered) {
            ObjectRef object = rendered.object();
            int slash = object.apiVersion().indexOf('/');
            return new Key(
                    slash < 0 ? "" : object.apiVersion().substring(0, slash),
                    object.kind(),
                    object.namespace() == null ? "" : object.namespace(),
                    object.name());
        }
    }

    private ReleaseDiff compare(Side from, List<RenderedObject> before, Side to, List<RenderedObject> after) {
        Map<Key, RenderedObject> old = byKey(before);
        Map<Key, RenderedObject> now = byKey(after);
        Set<Key> all = new LinkedHashSet<>(now.keySet());
        all.addAll(old.keySet());
        List<ObjectChange> changes = new ArrayList<>();
        int unchanged = 0;
        int more = 0;
        for (Key key : all) {
            RenderedObject was = old.get(key);
            RenderedObject is = now.get(key);
            Masking.@Nullable Masked left = was == null ? null : Masking.of(was.content(), salt);
            Masking.@Nullable Masked right = is == null ? null : Masking.of(is.content(), salt);
            List<String> oldLines = left == null ? List.of() : CanonicalYaml.lines(left.content());
            List<String> newLines = right == null ? List.of() : CanonicalYaml.lines(right.content());
            if (oldLines.equals(newLines)) {
                unchanged++;
            } else if (changes.size() >= limits.objects()) {
                more++;
            } else {
                changes.add(new ObjectChange(
                        is == null ? object(was) : is.object(),
                        was == null ? Change.ADDED : is == null ? Change.REMOVED : Change.CHANGED,
                        is == null ? was != null && was.hook() : is.hook(),
                        (left != null && left.hidden()) || (right != null && right.hidden()),
                        diff(oldLines, newLines)));
            }
        }
        return new ReleaseDiff(from, to, Images.changes(before, after), changes, unchanged, more);
    }

    private static ObjectRef object(@Nullable RenderedObject rendered) {
        if (rendered == null) {
            throw new IllegalStateException("an object of neither side");
        }
        return rendered.object();
    }

    private static Map<Key, RenderedObject> byKey(List<RenderedObject> objects) {
        Map<Key, RenderedObject> map = new LinkedHashMap<>();
        objects.forEach(object -> map.putIfAbsent(Key.of(object), object));
        return map;
    }

    private String diff(List<String> before, List<String> after) {
        List<String> old = compared(before);
        List<String> now = compared(after);
        List<String> lines = oldBeforeNew(UnifiedDiffUtils.generateUnifiedDiff(
                        "", "", old, DiffUtils.diff(old, now, new MyersDiffWithLinearSpace<>()), CONTEXT))
                .stream()
                .map(line -> line.startsWith("@@") ? Hunks.placed(line, old, now) : line)
                .toList();
        int room = Math.max(0, Math.min(limits.linesPerObject(), linesLeft));
        int shown = Math.min(room, lines.size());
        linesLeft -= shown;
        StringBuilder text = new StringBuilder(String.join("\n", lines.subList(0, shown)));
        int hidden = lines.size() - shown;
        if (hidden > 0) {
            text.append(text.isEmpty() ? "" : "\n")
                    .append(hidden == 1 ? "… 1 more line" : "… " + hidden + " more lines");
        }
        int uncompared = Math.max(before.size(), after.size()) - limits.comparedLines();
        if (uncompared > 0) {
            text.append("\n… ").append(uncompared).append(" more lines of this object are too many to compare");
        }
        return text.toString();
    }

    /** Where lines are replaced, the algorithm may name the new ones first. */
    private static List<String> oldBeforeNew(List<String> lines) {
        List<String> ordered = new ArrayList<>();
        List<String> added = new ArrayList<>();
        for (String line : lines.subList(Math.min(FILE_NAMES, lines.size()), lines.size())) {
            if (line.startsWith("+")) {
                added.add(line);
            } else {
                if (!line.startsWith("-")) {
                    ordered.addAll(added);
                    added.clear();
                }
                ordered.add(line);
            }
        }
        ordered.addAll(added);
        return ordered;
    }

    private List<String> compared(List<String> lines) {
        return lines.size() > limits.comparedLines() ? lines.subList(0, limits.comparedLines()) : lines;
    }

    /** Says in the head of a hunk where in the object it is, which its few lines of context often do not show. */
    private static final class Hunks {

        private static final Pattern HEAD = Pattern.compile("-(\\d+)(?:,\\d+)? \\+(\\d+)");

        private Hunks() {}

        static String placed(String head, List<String> old, List<String> now) {
            Matcher numbers = HEAD.matcher(head);
            if (!numbers.find()) {
                return head;
            }
            boolean fromOld = now.isEmpty();
            int line = Integer.parseInt(numbers.group(fromOld ? 1 : 2)) - 1;
            String path = path(fromOld ? old : now, line);
            return path.isEmpty() ? head : head + " " + path;
        }

        private static String path(List<String> lines, int at) {
            if (at <= 0 || at >= lines.size()) {
                return "";
            }
            List<String> names = new ArrayList<>();
            int indentation = indentation(lines.get(at));
            for (int i = at - 1; i >= 0 && indentation > 0; i--) {
                String line = lines.get(i);
                if (!line.isBlank() && indentation(line) < indentation) {
                    indentation = indentation(line);
                    String name = line.strip();
                    if (name.endsWith(":") || name.endsWith(": |") || name.endsWith(": |-")) {
                        names.addFirst(name.substring(name.startsWith("- ") ? 2 : 0, name.lastIndexOf(':')));
                    }
                }
            }
            return String.join(".", names);
        }

        private static int indentation(String line) {
            return line.length() - line.stripLeading().length();
        }
    }

    /** The images of all containers of both sides. */
    private static final class Images {

        private static final List<String> POD_SPECS =
                List.of("/spec/template/spec", "/spec/jobTemplate/spec/template/spec", "/spec");
        private static final List<String> CONTAINERS = List.of("initContainers", "containers");

        private Images() {}

        static List<ReleaseDiff.ImageChange> changes(List<RenderedObject> before, List<RenderedObject> after) {
            Map<String, String> old = of(before);
            Map<String, String> now = of(after);
            Set<String> containers = new LinkedHashSet<>(now.keySet());
            containers.addAll(old.keySet());
            return containers.stream()
                    .filter(container -> !String.valueOf(old.get(container)).equals(now.get(container)))
                    .map(container -> new ReleaseDiff.ImageChange(container, old.get(container), now.get(container)))
                    .toList();
        }

        private static Map<String, String> of(List<RenderedObject> objects) {
            Map<String, String> images = new LinkedHashMap<>();
            for (RenderedObject object : objects) {
                for (String spec : POD_SPECS) {
                    for (String field : CONTAINERS) {
                        for (JsonNode container : object.content().at(spec).path(field)) {
                            if (container.path("image").isTextual()) {
                                images.putIfAbsent(
                                        object.object().display() + ": "
                                                + container.path("name").asText("?"),
                                        container.path("image").asText());
                            }
                        }
                    }
                }
            }
            return images;
        }
    }
}
