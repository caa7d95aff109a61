package io.fairway.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The file with the settings: {@code key: value} on each line, which is the part of YAML that it takes. Its keys are
 * {@code server}, {@code token} and {@code tokenFile}.
 *
 * @param path where it is, or would be
 * @param server its server, if it names one
 * @param token its token, if it has one
 * @param tokenFile file with the token, relative to this one
 * @param warnings what is wrong with it, though it can be used
 */
record ConfigFile(
        Path path,
        @Nullable String server,
        @Nullable String token,
        @Nullable String tokenFile,
        List<String> warnings) {

    private static final Set<String> KEYS = Set.of("server", "token", "tokenFile");
    private static final long LARGEST = 64 * 1024;
    private static final Set<PosixFilePermission> OF_OTHERS =
            EnumSet.of(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ);

    /** {@code $FAIRWAY_CONFIG}, or {@code ~/.config/fairway/config.yaml}. */
    static ConfigFile locate(Function<String, @Nullable String> environment) {
        String named = environment.apply("FAIRWAY_CONFIG");
        if (named != null && !named.isBlank()) {
            Path path = Path.of(named);
            if (!Files.exists(path)) {
                throw Failure.error("there is no file " + named + ", which FAIRWAY_CONFIG names");
            }
            return read(path);
        }
        String configured = environment.apply("XDG_CONFIG_HOME");
        String home = environment.apply("HOME");
        Path folder = configured != null && !configured.isBlank()
                ? Path.of(configured)
                : Path.of(home == null ? "." : home, ".config");
        Path path = folder.resolve("fairway").resolve("config.yaml");
        return Files.exists(path) ? read(path) : new ConfigFile(path, null, null, null, List.of());
    }

    static ConfigFile read(Path path) {
        Map<String, String> values = new HashMap<>();
        int number = 0;
        for (String line : content(path).lines().toList()) {
            number++;
            String plain = line.strip();
            if (plain.isEmpty() || plain.startsWith("#") || plain.equals("---")) {
                continue;
            }
            int colon = plain.indexOf(':');
            String key = colon < 0 ? plain : plain.substring(0, colon);
            if (colon < 0 || !KEYS.contains(key)) {
                throw Failure.error(path + ":" + number + ": expected server:, token: or tokenFile:");
            }
            values.put(key, unquoted(plain.substring(colon + 1).strip()));
        }
        List<String> warnings = new ArrayList<>();
        if (values.containsKey("token") && isReadByOthers(path)) {
            warnings.add(readByOthers(path));
        }
        String tokenFile = values.get("tokenFile");
        if (tokenFile != null && isReadByOthers(resolved(path, tokenFile))) {
            warnings.add(readByOthers(resolved(path, tokenFile)));
        }
        return new ConfigFile(path, values.get("server"), values.get("token"), values.get("tokenFile"), warnings);
    }

    /** The token that it holds or points to. */
    @Nullable
    String readToken() {
        if (token != null) {
            return token;
        }
        if (tokenFile == null) {
            return null;
        }
        return content(resolved(path, tokenFile)).strip();
    }

    private static Path resolved(Path file, String tokenFile) {
        return file.resolveSibling(
                tokenFile.startsWith("~/") ? System.getProperty("user.home") + tokenFile.substring(1) : tokenFile);
    }

    private static boolean isReadByOthers(Path path) {
        try {
            return Files.getPosixFilePermissions(path).stream().anyMatch(OF_OTHERS::contains);
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    private static String readByOthers(Path path) {
        return path + " holds a token and others can read it: chmod 600 " + path;
    }

    private static String content(Path path) {
        try {
            if (Files.size(path) > LARGEST) {
                throw Failure.error(path + " is too large to be what it should be");
            }
            return Files.readString(path, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw Failure.error(path + " cannot be read: is it there, and yours?");
        }
    }

    private static String unquoted(String value) {
        if (value.length() >= 2 && (value.startsWith("\"") || value.startsWith("'"))) {
            int end = value.indexOf(value.charAt(0), 1);
            return end < 0 ? value : value.substring(1, end);
        }
        int comment = value.indexOf(" #");
        return comment < 0 ? value : value.substring(0, comment).strip();
    }
}
