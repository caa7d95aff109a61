package io.fairway.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistryPausesTest {

    @ParameterizedTest
    @CsvSource({"PT0S, PT5S", "PT20S, PT5S", "PT2M, PT30S", "PT20M, PT5M", "PT5H, PT5M", "PT6H,", "PT7H,", "PT-1S, PT5S"
    })
    void pauses_growUpToALimit(Duration waited, Duration expected) {
        assertThat(RegistryPauses.after(waited, Duration.ofHours(6)).orElse(null))
                .isEqualTo(expected);
    }
}
