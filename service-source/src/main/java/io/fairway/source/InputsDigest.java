package io.fairway.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.eclipse.jgit.treewalk.TreeWalk;

/**
 * Digest over everything that an image is made from: the context's files without the chart and {@code fairway.yaml}, the
 * Dockerfile, and what {@code fairway.yaml} says about the image. Equal digest, equal image.
 */
final class InputsDigest {

    private InputsDigest() {}

    /**
     * @param walk over all files of a commit
     * @return {@code sha256:} and 64 hexadecimal digits
     */
    static String of(TreeWalk walk, FairwayFile file) throws IOException {
        FairwayFile.Image image = file.image();
        StringBuilder inputs = new StringBuilder("fairway image inputs v1\n")
                .append(image.dockerfile())
                .append('\0')
                .append(image.context())
                .append('\0')
                .append(image.target() == null ? "" : image.target())
                .append('\0');
        while (walk.next()) {
            String path = walk.getPathString();
            if (path.equals(image.dockerfile()) || isInput(path, file)) {
                inputs.append(walk.getFileMode(0))
                        .append(' ')
                        .append(walk.getObjectId(0).name())
                        .append(' ')
                        .append(path)
                        .append('\0');
            }
        }
        return "sha256:" + sha256(inputs.toString());
    }

    private static boolean isInput(String path, FairwayFile file) {
        String context = file.image().context();
        boolean inContext = context.equals(".") || path.startsWith(context + "/");
        return inContext
                && !path.equals(FairwayFile.NAME)
                && !path.startsWith(file.chart().path() + "/");
    }

    static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
