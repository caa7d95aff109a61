package io.fairway.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairway.events.GoldenEvents.Golden;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PlaceTest {

    static List<Golden> deployed() {
        return GoldenEvents.ofType(ReleaseDeployed.class);
    }

    @ParameterizedTest
    @MethodSource("deployed")
    void eventWithoutCluster_isOfTheDefaultCluster(Golden golden) {
        ReleaseDeployed deployed = (ReleaseDeployed)
                new EventCodec().decode(golden.headers(), golden.bytes()).data();

        assertThat(deployed.place()).isEqualTo(Place.inDefaultCluster("shop", "cart"));
    }

    @Test
    void defaultCluster_isKnown() {
        assertThatCode(Place.inDefaultCluster("shop", "cart")::requireDefaultCluster)
                .doesNotThrowAnyException();
    }

    @Test
    void anotherCluster_isRefused() {
        assertThatThrownBy(new Place("west", "shop", "cart")::requireDefaultCluster)
                .isInstanceOf(UnknownClusterException.class)
                .hasMessage("cluster west is not known; the only one is default");
    }
}
