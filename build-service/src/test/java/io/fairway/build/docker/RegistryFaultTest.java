package io.fairway.build.docker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryFaultTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "toomanyrequests: You have reached your unauthenticated pull rate limit.",
                "received unexpected HTTP status: 503 Service Unavailable",
                "received unexpected HTTP status: 507 Insufficient Storage",
                "error parsing HTTP 429 response body: Too Many Requests",
                "unknown: filesystem: mkdir /var/lib/registry: no space left on device",
                "failed to register layer: write /usr/lib/x: no space left on device",
                "Get \"http://127.0.0.1:1/v2/\": dial tcp 127.0.0.1:1: connect: connection refused",
                "Get \"https://registry.example/v2/\": net/http: TLS handshake timeout",
                "Get \"https://registry.example/v2/\": EOF",
                "Head \"https://registry.example/v2/x\": dial tcp: i/o timeout"
            })
    void registryThatIsAwayOrFull_isNotTheContentsFault(String said) {
        assertThat(RegistryFault.isIn(said)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "manifest for busybox:9.9 not found: manifest unknown: manifest unknown",
                "pull access denied for x, repository does not exist or may require 'docker login'",
                "manifest invalid: manifest invalid",
                "The command '/bin/sh -c curl x' returned a non-zero code: 7: connection refused",
                "dockerfile parse error line 3: unknown instruction: EOF",
                "COPY failed: file not found in build context"
            })
    void everythingElse_is(String said) {
        assertThat(RegistryFault.isIn(said)).isFalse();
    }
}
