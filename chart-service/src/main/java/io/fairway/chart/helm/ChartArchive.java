package io.fairway.chart.helm;

import io.fairway.chart.Fault;
import io.fairway.chart.RejectedException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * What {@code helm package} put into a chart: exactly what is released, after {@code .helmignore}.
 *
 * @param files contents by path within the chart
 */
record ChartArchive(SortedMap<String, byte[]> files) {

    private static final long MAX_UNPACKED = 64L << 20;

    ChartArchive {
        files = Collections.unmodifiableSortedMap(files);
    }

    /**
     * Reads a {@code .tgz}.
     *
     * @throws RejectedException if it is larger than 64 MiB unpacked
     */
    static ChartArchive read(byte[] archive) throws IOException, RejectedException {
        SortedMap<String, byte[]> files = new TreeMap<>();
        long size = 0;
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new GZIPInputStream(new ByteArrayInputStream(archive)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                size += entry.getSize();
                if (size > MAX_UNPACKED) {
                    throw new RejectedException(Fault.of("the chart is larger than 64 MiB unpacked"));
                }
                String name = entry.getName();
                files.put(name.substring(name.indexOf('/') + 1), tar.readAllBytes());
            }
        }
        return new ChartArchive(files);
    }

    /**
     * The files as text, by their paths in the chart that has this one as a dependency.
     *
     * @param archive path of this one's archive there
     */
    Map<String, String> unpackedBeside(String archive) throws RejectedException {
        String name = Objects.toString(
                YamlText.parse(archive, text(ChartDirectory.METADATA)).value(List.of("name")), "");
        String directory = archive.substring(0, archive.lastIndexOf('/') + 1) + name + "/";
        Map<String, String> unpacked = new HashMap<>();
        files.keySet().forEach(file -> unpacked.put(directory + file, text(file)));
        return unpacked;
    }

    private String text(String file) {
        return new String(files.getOrDefault(file, new byte[0]), StandardCharsets.UTF_8);
    }

    /** @param packed size of the archive, in bytes */
    void refuseIfLarger(int packed, int maxBytes) throws RejectedException {
        if (packed <= maxBytes) {
            return;
        }
        String largest = files.entrySet().stream()
                .max(Comparator.comparingInt(file -> file.getValue().length))
                .map(Map.Entry::getKey)
                .orElse(null);
        throw new RejectedException(new Fault(
                "the packaged chart has " + packed + " bytes, allowed are " + maxBytes + ". Its largest file is "
                        + largest
                        + ": move what is not needed for a release out of the chart, or list it in .helmignore",
                largest,
                null));
    }

    /** Files without which nobody can release the chart. */
    void requireAll(List<String> required) throws RejectedException {
        for (String file : required) {
            if (!files.containsKey(file)) {
                throw new RejectedException(new Fault(
                        ".helmignore keeps " + file + " out of the chart; remove that rule", ".helmignore", null));
            }
        }
    }
}
