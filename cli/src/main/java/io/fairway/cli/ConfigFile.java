package io.fairway.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The file with the settings: YAML with the keys {@code server}, {@code token} and {@code tokenFile}.
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
    static final int MAX_BYTES = 64 * 1024;
    private static final Set<PosixFilePermission> READABLE_BY_OTHERS =
            EnumSet.of(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ);

    /** {@code $FAIRWAY_CONFIG}, or {@code ~/.config/fairway/config.yaml}. */
    static ConfigFile locate(Function<String, @Nullable String> environment) {
        String named = environment.apply("FAIRWAY_CONFIG");
        if (named != null && !named.isBlank()) {
            Path path = Path.of(named);
            if (!Files.exists(path)) {
                throw Failure.error("FAIRWAY_CONFIG names a file that does not exist: " + named);
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
        Map<String, String> values = new ConfigYaml(path, KEYS, "server:, token: or tokenFile:").read(content(path));
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
            return Files.getPosixFilePermissions(path).stream().anyMatch(READABLE_BY_OTHERS::contains);
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    private static String readByOthers(Path path) {
        return path + " holds a token and others can read it: chmod 600 " + path;
    }

    private static String content(Path path) {
        try {
            if (Files.size(path) > MAX_BYTES) {
                throw Failure.error(path + " is too large for a configuration file");
            }
            return Files.readString(path, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw Failure.error(path + " cannot be read: does it exist, and are you allowed to read it?");
        }
    }
}
