package io.fairway.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairway.events.Component;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContentTest {

    private static final Content ONE = TestReleases.content(1);

    @Test
    void oneComponent_isFound() {
        assertThat(ONE.onlyComponent()).isEqualTo(TestReleases.component("hello", 1));
    }

    @Test
    void release_keepsItsComponent() {
        assertThat(TestReleases.waiting("staging").content()).contains(ONE);
    }

    @Test
    void severalComponents_areRefused() {
        Component worker = TestReleases.component("worker", 1);
        Content two = new Content(ONE.chart(), List.of(ONE.onlyComponent(), worker));

        assertThatThrownBy(two::onlyComponent)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("chart hello 1.0.1 has 2 components (hello, worker)");
    }

    @Test
    void noComponent_isRefused() {
        assertThatThrownBy(new Content(ONE.chart(), List.of())::onlyComponent)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("has 0 components");
    }
}
