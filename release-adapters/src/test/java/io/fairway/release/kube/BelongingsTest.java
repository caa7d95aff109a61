package io.fairway.release.kube;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fairway.events.Place;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BelongingsTest {

    private static final Place PLACE = Place.inDefaultCluster("shop-staging", "shop");
    private static final Map<String, String> OURS =
            Map.of("meta.helm.sh/release-name", "shop", "meta.helm.sh/release-namespace", "shop-staging");

    @Test
    void own_objects_and_those_of_hooks_may_go() {
        assertThat(Belongings.mustStay(secret(OURS), PLACE)).isEmpty();
        assertThat(Belongings.mustStay(secret(Map.of("helm.sh/hook", "pre-install")), PLACE))
                .isEmpty();
    }

    @Test
    void case05_what_is_to_be_kept_stays() {
        Map<String, String> kept = new java.util.HashMap<>(OURS);
        kept.put("helm.sh/resource-policy", "keep");

        assertThat(Belongings.mustStay(secret(kept), PLACE))
                .contains("Secret/key is kept, as its annotation helm.sh/resource-policy asks");
    }

    @Test
    void what_is_another_releases_or_nobodys_stays() {
        assertThat(Belongings.mustStay(
                        secret(Map.of(
                                "meta.helm.sh/release-name",
                                "other",
                                "meta.helm.sh/release-namespace",
                                "shop-staging")),
                        PLACE))
                .contains("Secret/key is not deleted: it belongs to the Helm release other in shop-staging");
        assertThat(Belongings.mustStay(secret(Map.of()), PLACE))
                .contains("Secret/key is not deleted: it is not Helm's");
    }

    @Test
    void what_a_controller_made_stays() {
        HasMetadata owned = new SecretBuilder(
                        (io.fabric8.kubernetes.api.model.Secret) secret(Map.of("helm.sh/hook", "pre-install")))
                .editMetadata()
                .addNewOwnerReference()
                .withKind("Certificate")
                .withName("tls")
                .withUid("1")
                .withController(true)
                .endOwnerReference()
                .endMetadata()
                .build();

        assertThat(Belongings.mustStay(owned, PLACE))
                .contains("Secret/key is not deleted: it belongs to Certificate/tls");
    }

    private static HasMetadata secret(Map<String, String> annotations) {
        return new SecretBuilder()
                .withNewMetadata()
                .withName("key")
                .withNamespace("shop-staging")
                .withAnnotations(annotations)
                .endMetadata()
                .build();
    }
}
