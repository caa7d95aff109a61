package io.fairway.release.helm;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the author of a template wrote for whoever meets its {@code fail} or {@code required}. What Helm prints may quote values;
 * the text as it stands in the chart does not.
 */
final class TemplateWords {

    private static final int MAX_BYTES = 1024 * 1024;
    private static final Pattern STOPPED = Pattern.compile(
            "execution error at \\([A-Za-z0-9._-]{1,253}/([A-Za-z0-9._/+-]{1,500}):([0-9]{1,6}):[0-9]+\\)");
    private static final Pattern WORDS = Pattern.compile(
            "\\b(?:fail|required)\\b[^\"`\\n]{0,100}(?:\"((?:[^\"\\\\]|\\\\.){1,300})\"|`([^`]{1,300})`)");

    private TemplateWords() {}

    /**
     * @param said by Helm
     * @param chart directory of the unpacked chart
     */
    static Optional<String> of(String said, Path chart) {
        Matcher stopped = STOPPED.matcher(said);
        if (!stopped.find()) {
            return Optional.empty();
        }
        String file = stopped.group(1);
        int line = Integer.parseInt(stopped.group(2));
        return line(chart, file, line)
                .flatMap(TemplateWords::literal)
                .map(words -> "template " + file + ", line " + line + ", stops with \"" + words + "\"");
    }

    private static Optional<String> line(Path chart, String file, int number) {
        Path path = chart.resolve(file).normalize();
        try {
            if (!path.startsWith(chart) || !Files.isRegularFile(path) || Files.size(path) > MAX_BYTES) {
                return Optional.empty();
            }
            List<String> lines = new String(Files.readAllBytes(path), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return number <= lines.size() && number > 0 ? Optional.of(lines.get(number - 1)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Line ends and the like are not for a sentence. */
    private static Optional<String> literal(String line) {
        Matcher words = WORDS.matcher(line);
        if (!words.find()) {
            return Optional.empty();
        }
        String written = words.group(1) == null ? words.group(2) : words.group(1);
        return Optional.of(written.replaceAll("\\\\[a-z]|\\p{Cntrl}", " ").strip())
                .filter(text -> !text.isEmpty());
    }
}
