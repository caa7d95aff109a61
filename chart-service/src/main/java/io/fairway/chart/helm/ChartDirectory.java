package io.fairway.chart.helm;

import io.fairway.chart.Fault;
import io.fairway.chart.RejectedException;
import io.fairway.chart.UnavailableException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A chart on disk. Faults name files from the chart's directory. */
final class ChartDirectory {

    static final String METADATA = "Chart.yaml";
    static final String VALUES = "values.yaml";
    static final String SCHEMA = "values.schema.json";

    /** What both Helm and the name of an OCI repository allow. */
    private static final Pattern NAME = Pattern.compile("[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*");

    private static final int MAX_NAME = 128;
    private static final long MAX_FILE = 5L << 20;
    private static final Pattern REFERENCE = Pattern.compile("\"\\$ref\"\\s*:\\s*\"(?!#)([^\"]*)\"");

    private final Path directory;

    private ChartDirectory(Path directory) {
        this.directory = directory;
    }

    /**
     * Opens a chart.
     *
     * @param directory an existing directory
     * @throws RejectedException for links that leave it, and for schemas that make Helm read other files or hosts
     */
    static ChartDirectory open(Path directory) throws RejectedException, UnavailableException {
        ChartDirectory chart = new ChartDirectory(directory);
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path : paths.toList()) {
                if (Files.isSymbolicLink(path)) {
                    chart.refuseLinkThatLeaves(path);
                } else if (path.getFileName().toString().equals(SCHEMA)) {
                    chart.refuseForeignReferences(path);
                }
            }
        } catch (IOException e) {
            throw new UnavailableException("the chart cannot be read: " + e.getMessage(), e);
        }
        return chart;
    }

    Path path() {
        return directory;
    }

    /** Text of a file; empty if there is none. */
    Optional<String> text(String file) throws RejectedException, UnavailableException {
        Path path = directory.resolve(file);
        if (!Files.isRegularFile(path)) {
            return Optional.empty();
        }
        try {
            if (Files.size(path) > MAX_FILE) {
                throw new RejectedException(new Fault("is larger than 5 MiB, which Helm refuses", file, null));
            }
            return Optional.of(Files.readString(path));
        } catch (CharacterCodingException _) {
            throw new RejectedException(new Fault("is not UTF-8", file, null));
        } catch (IOException e) {
            throw new UnavailableException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** As {@link #text}, for hints that may be missing: empty also if it cannot be read. */
    Optional<String> textIfReadable(String file) {
        try {
            return text(file);
        } catch (RejectedException | UnavailableException _) {
            return Optional.empty();
        }
    }

    void write(String file, String text) throws UnavailableException {
        Path path = directory.resolve(file);
        try {
            Files.createDirectories(path.getParent());
            // Never through a link: that may be a file which another name in the chart shares.
            Files.deleteIfExists(path);
            Files.writeString(path, text);
        } catch (IOException e) {
            throw new UnavailableException(file + " cannot be written: " + e.getMessage(), e);
        }
    }

    /** The metadata, checked as far as publishing depends on it. */
    YamlText metadata() throws RejectedException, UnavailableException {
        YamlText metadata = YamlText.readable(
                METADATA,
                text(METADATA)
                        .orElseThrow(() -> new RejectedException(
                                new Fault("is missing: every chart needs it, with name and version", METADATA, null))));
        String name = metadata.value(List.of("name"));
        if (name == null || name.length() > MAX_NAME || !NAME.matcher(name).matches()) {
            throw new RejectedException(new Fault(
                    "name must consist of lower case letters and digits, with dashes, dots or underscores between"
                            + " them, as Helm and the registry need it"
                            + (name == null ? ", but there is none" : ", but it is '" + name + "'"),
                    METADATA,
                    metadata.line(List.of("name"))));
        }
        if ("library".equals(metadata.value(List.of("type")))) {
            throw new RejectedException(new Fault(
                    "a library chart cannot be released: set type to application",
                    METADATA,
                    metadata.line(List.of("type"))));
        }
        return metadata;
    }

    /** Paths of all files, in the chart. */
    List<String> files() throws UnavailableException {
        try (Stream<Path> paths = Files.walk(directory)) {
            return paths.filter(Files::isRegularFile).map(this::name).sorted().toList();
        } catch (IOException e) {
            throw new UnavailableException("the chart cannot be read: " + e.getMessage(), e);
        }
    }

    private String name(Path path) {
        return directory.relativize(path).toString().replace('\\', '/');
    }

    /** The same chart once more. */
    ChartDirectory copy(Path target) throws UnavailableException {
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path : paths.toList()) {
                Path to = target.resolve(directory.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(to);
                } else {
                    Files.copy(path, to);
                }
            }
        } catch (IOException e) {
            throw new UnavailableException("the chart cannot be copied: " + e.getMessage(), e);
        }
        return new ChartDirectory(target);
    }

    /** Empties a template, or takes {@code kubeVersion} out of the metadata. False if there is no such file to be altered. */
    boolean leaveOut(String file) throws UnavailableException {
        String text = textIfReadable(file).orElse(null);
        if (text == null) {
            return false;
        }
        write(file, file.equals(METADATA) ? text.replaceAll("(?m)^[\"']?kubeVersion[\"']?[ \t]*:.*$", "") : "");
        return true;
    }

    /** Gives every file the same time, so that the same chart is always packaged to the same bytes. */
    void stamp(Instant time) throws UnavailableException {
        FileTime stamp = FileTime.from(time);
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path : paths.filter(path -> !Files.isSymbolicLink(path)).toList()) {
                Files.setLastModifiedTime(path, stamp);
            }
        } catch (IOException e) {
            throw new UnavailableException("the chart cannot be written: " + e.getMessage(), e);
        }
    }

    private void refuseLinkThatLeaves(Path link) throws IOException, RejectedException {
        String file = directory.relativize(link).toString();
        if (!Files.exists(link)) {
            throw new RejectedException(new Fault("is a symbolic link to nothing: remove it", file, null));
        }
        if (!link.toRealPath().startsWith(directory.toRealPath())) {
            throw new RejectedException(
                    new Fault("is a symbolic link that leaves the chart: put the file itself here", file, null));
        }
        if (Files.isDirectory(link)) {
            throw new RejectedException(
                    new Fault("is a symbolic link to a directory: put the files themselves here", file, null));
        }
    }

    private void refuseForeignReferences(Path schema) throws RejectedException, UnavailableException {
        String file = directory.relativize(schema).toString();
        String text = text(file).orElse("");
        Matcher reference = REFERENCE.matcher(text);
        if (reference.find()) {
            int line = (int) text.substring(0, reference.start()).lines().count();
            throw new RejectedException(new Fault(
                    "$ref '" + reference.group(1) + "' leads out of this file; only references that start with # are"
                            + " followed: move the definition into this file",
                    file,
                    Math.max(1, line)));
        }
    }
}
