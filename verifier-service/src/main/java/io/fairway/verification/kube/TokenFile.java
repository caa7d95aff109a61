package io.fairway.verification.kube;

import io.fabric8.kubernetes.client.OAuthTokenProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A service account's token; Kubernetes renews the file, so it is read for each request. */
record TokenFile(Path file) implements OAuthTokenProvider {

    @Override
    public String getToken() {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the service account's token", e);
        }
    }
}
