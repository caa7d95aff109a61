package io.fairway.release.helm;

import io.fairway.release.deploy.UnusableChartException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/**
 * Unpacks a packaged chart whose digest is known but whose author is not trusted: nothing is written outside of the
 * directory, links and devices are refused, and so is an archive that grows beyond its limits.
 */
final class ChartArchive {

    private static final int BUFFER = 64 * 1024;
    private static final Set<Byte> PLAIN_FILES = Set.of(TarConstants.LF_NORMAL, TarConstants.LF_OLDNORM);

    private ChartArchive() {}

    /**
     * @param directory will hold what is below the chart's own directory in the archive; must not exist
     * @throws UnusableChartException if the archive is not one, or breaks a rule
     */
    static void unpack(byte[] archive, Path directory, HelmConfig.ChartLimits limits)
            throws IOException, UnusableChartException {
        Files.createDirectories(directory);
        long left = limits.maxContentBytes();
        int files = 0;
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new GzipCompressorInputStream(new ByteArrayInputStream(archive), false))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (++files > limits.maxFiles()) {
                    throw new UnusableChartException("the chart has more than " + limits.maxFiles() + " files");
                }
                if (entry.isDirectory()) {
                    continue;
                }
                if (!PLAIN_FILES.contains(entry.getLinkFlag())) {
                    throw new UnusableChartException(
                            "the chart holds something that is not a plain file: " + shown(entry));
                }
                Path file = place(entry, directory);
                Files.createDirectories(file.getParent());
                left = write(tar, file, left, limits);
            }
        } catch (FileAlreadyExistsException e) {
            throw new UnusableChartException("the chart holds a file twice");
        } catch (FileSystemException e) {
            throw e;
        } catch (IOException | IllegalArgumentException e) {
            throw new UnusableChartException("the packaged chart is not a readable archive");
        }
    }

    /** Without the first part of the name, which is the chart's own directory. */
    private static Path place(TarArchiveEntry entry, Path directory) throws UnusableChartException {
        String name = entry.getName();
        int slash = name.indexOf('/');
        boolean strange = slash <= 0
                || name.startsWith("/")
                || name.contains("\\")
                || name.chars().anyMatch(c -> c < 32);
        if (!strange) {
            for (String part : name.split("/", -1)) {
                strange |= part.isEmpty() || part.equals(".") || part.equals("..");
            }
        }
        Path file = strange
                ? directory
                : directory.resolve(name.substring(slash + 1)).normalize();
        if (strange || !file.startsWith(directory) || file.equals(directory)) {
            throw new UnusableChartException("the chart holds a file with a name that leaves it: " + shown(entry));
        }
        return file;
    }

    private static long write(TarArchiveInputStream tar, Path file, long left, HelmConfig.ChartLimits limits)
            throws IOException, UnusableChartException {
        byte[] buffer = new byte[BUFFER];
        long remaining = left;
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)) {
            for (int read = tar.read(buffer); read >= 0; read = tar.read(buffer)) {
                remaining -= read;
                if (remaining < 0) {
                    throw new UnusableChartException(
                            "the chart's files have more than " + limits.maxContentBytes() + " bytes together");
                }
                out.write(buffer, 0, read);
            }
        }
        return remaining;
    }

    private static String shown(TarArchiveEntry entry) {
        String name = entry.getName().replaceAll("[^ -~]", "?");
        return name.length() > 100 ? name.substring(0, 100) + "..." : name;
    }
}
