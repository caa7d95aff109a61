package io.fairway.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairway.events.GoldenEvents.Golden;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ComponentTest {

    private static final Target TARGET = new Target("cart", "staging");

    static List<Golden> charts() {
        return GoldenEvents.ofType(ChartPublished.class);
    }

    @ParameterizedTest
    @MethodSource("charts")
    void chart_hasOneComponent_withTheNameOfTheApplication(Golden golden) {
        ChartPublished chart = (ChartPublished)
                new EventCodec().decode(golden.headers(), golden.bytes()).data();

        assertThat(chart.allComponents()).containsExactly(new Component("cart", chart.image(), chart.source()));
    }

    @Test
    void releaseOfNothing_hasNoComponents() {
        ReleaseRequested nothing = new ReleaseRequested(
                new UUID(0, 1),
                TARGET,
                ReleaseRequested.Kind.ROLLBACK,
                null,
                null,
                null,
                new UUID(0, 2),
                "nothing was live");

        assertThat(nothing.components()).isNull();
    }
}
