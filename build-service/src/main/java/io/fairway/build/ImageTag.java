package io.fairway.build;

import io.fairway.events.Source;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Tags of the form {@code {branch}-{short SHA}} that a registry takes: {@code [A-Za-z0-9_][A-Za-z0-9_.-]{0,127}} (OCI
 * Distribution 1.1, "Pulling manifests").
 *
 * <p>Two branches never share one: a name that had to be altered gets ten digits of its SHA-256, and so does a name that
 * looks as if it had got them.
 */
final class ImageTag {

    private static final Pattern LEGAL = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]*");
    private static final Pattern LOOKS_HASHED = Pattern.compile(".*-[0-9a-f]{10}", Pattern.DOTALL);
    private static final int HASH_DIGITS = 10;
    private static final int MAX_BRANCH = 100;

    private ImageTag() {}

    static String of(Source source) {
        return branch(source.branch()) + "-" + source.shortCommit();
    }

    private static String branch(String branch) {
        if (branch.length() <= MAX_BRANCH
                && LEGAL.matcher(branch).matches()
                && !LOOKS_HASHED.matcher(branch).matches()) {
            return branch;
        }
        String legal = branch.replaceAll("[^A-Za-z0-9_.-]", "-").replaceFirst("^[.-]", "_");
        String cut = legal.length() <= MAX_BRANCH ? legal : legal.substring(0, MAX_BRANCH);
        return cut + "-" + hash(branch);
    }

    private static String hash(String branch) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(branch.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, HASH_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
