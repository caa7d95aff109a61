package io.fairway.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryPolicyTest {

    private static final RetryPolicy POLICY = new RetryPolicy(Duration.ofMillis(100), 2, Duration.ofSeconds(1), 7);

    @ParameterizedTest
    @CsvSource({"1,100", "2,200", "3,400", "4,800", "5,1000", "6,1000"})
    void pauses_grow_upToTheLongest(int failedAttempts, long millis) {
        assertThat(POLICY.delayAfter(failedAttempts)).contains(Duration.ofMillis(millis));
    }

    @ParameterizedTest
    @CsvSource({"7", "8", "2147483647"})
    void lastAttempt_hasNoPauseAfterIt(int failedAttempts) {
        assertThat(POLICY.delayAfter(failedAttempts)).isEmpty();
    }

    @Test
    void endlessPolicy_neverGivesUp_andNeverOverflows() {
        RetryPolicy endless = new RetryPolicy(Duration.ofMillis(1), 10, Duration.ofHours(1), Integer.MAX_VALUE);

        assertThat(endless.delayAfter(Integer.MAX_VALUE - 1)).contains(Duration.ofHours(1));
    }

    @ParameterizedTest
    @CsvSource({
        "0,2,1000,5",
        "-1,2,1000,5",
        "100,0.5,1000,5",
        "100,NaN,1000,5",
        "100,Infinity,1000,5",
        "100,2,99,5",
        "100,2,1000,0"
    })
    void partsThatMakeNoPolicy_areRefused(long first, double factor, long max, int attempts) {
        assertThatThrownBy(() -> new RetryPolicy(Duration.ofMillis(first), factor, Duration.ofMillis(max), attempts))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nothingFailed_isNoQuestion() {
        assertThatThrownBy(() -> POLICY.delayAfter(0)).isInstanceOf(IllegalArgumentException.class);
    }
}
