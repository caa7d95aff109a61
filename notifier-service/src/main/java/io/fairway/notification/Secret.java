package io.fairway.notification;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a secret is, never the secret itself: it is read anew for each use, so that it can be changed without a restart,
 * and no value can end in a log, an error or a page.
 */
public sealed interface Secret {

    int MAX_BYTES = 16 * 1024;

    /**
     * Reads it, without surrounding white space.
     *
     * @throws UnreadableSecretException if it is not there, or empty
     */
    String read();

    /** A variable of the service's environment. */
    record InEnvironment(String variable) implements Secret {

        @Override
        public String read() {
            String value = System.getenv(variable);
            if (value == null || value.isBlank()) {
                throw new UnreadableSecretException("environment variable " + variable + " is not set");
            }
            return value.strip();
        }
    }

    /** The content of a file. */
    record InFile(Path file) implements Secret {

        @Override
        public String read() {
            try {
                if (Files.size(file) > MAX_BYTES) {
                    throw new UnreadableSecretException("file " + file + " is larger than a secret");
                }
                String value = Files.readString(file, StandardCharsets.UTF_8).strip();
                if (value.isEmpty()) {
                    throw new UnreadableSecretException("file " + file + " is empty");
                }
                return value;
            } catch (IOException e) {
                throw new UnreadableSecretException("file " + file + " cannot be read");
            }
        }
    }

    /** A secret is not where the sinks file says. The message names the place and has no cause. */
    final class UnreadableSecretException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        UnreadableSecretException(String message) {
            super(message);
        }
    }
}
