package io.fairway.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class Uuid7Test {

    private static final Instant TIME = Instant.parse("2022-02-22T19:22:22Z");

    @Test
    void bits_areThoseOfTheStandard() {
        UUID id = Uuid7.at(TIME);

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.toString()).as("example of RFC 9562, A.6").startsWith("017f22e2-79b0-7");
    }

    @Test
    void laterId_sortsBehind() {
        assertThat(Uuid7.at(TIME).toString())
                .isLessThan(Uuid7.at(TIME.plusMillis(1)).toString());
    }

    @Test
    void idsOfOneMoment_differ() {
        Set<UUID> ids = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            ids.add(Uuid7.at(TIME));
        }
        assertThat(ids).hasSize(10_000);
    }
}
