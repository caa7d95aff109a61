package io.fairway.release.service;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.fairway.events.ReleaseFailed;
import io.fairway.events.ReleaseSkipped;
import io.fairway.release.preflight.Finding;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PreflightServiceTest extends OneEnvironment {

    private static final String NO_ROOM = "quota small has no room for more secrets, and Secret/access needs it";

    @Inject
    FakeDryRun dryRun;

    @AfterEach
    void accept() {
        dryRun.finds();
    }

    @Test
    void refusal_fails_the_release_with_object_field_and_remedy_before_helm_is_asked() {
        dryRun.finds(new Finding.Refused(
                deployment,
                List.of("spec.template.spec.containers[name=\"web\"].env has GREETING twice"),
                "leave one of them out"));

        UUID change = announce(1, "v1", Map.of(deployment, "1"));

        ReleaseFailed failed = wire.await1(change, ReleaseFailed.class, event -> true);
        assertThat(failed.reason()).isEqualTo(ReleaseFailed.Reason.REFUSED);
        assertThat(failed.revision()).isNull();
        assertThat(failed.message())
                .isEqualTo("Deployment/" + application
                        + ": spec.template.spec.containers[name=\"web\"].env has GREETING twice (leave one of them"
                        + " out); nothing was touched");
        assertThat(helm.history(FakeHelm.place(staging))).isEmpty();
    }

    @Test
    void whatIsMissing_is_waited_for_and_the_release_goes_on_when_it_is_there() {
        dryRun.finds(new Finding.Missing(secret, NO_ROOM));

        UUID change = announce(1, "v1", Map.of(deployment, "1"));

        await().untilAsserted(() -> why().body("sentence", containsString("and waits: " + NO_ROOM)));
        dryRun.finds();
        await().untilAsserted(() -> why().body("state", is("LIVE")));
        assertThat(wire.heard(change, ReleaseFailed.class)).isEmpty();
    }

    @Test
    void whatStaysMissing_ends_the_release_without_quarantine() {
        dryRun.finds(new Finding.Missing(secret, NO_ROOM));

        UUID change = announce(1, "v1", Map.of(deployment, "1"));

        ReleaseSkipped skipped = wire.await1(change, ReleaseSkipped.class, event -> true);
        assertThat(skipped.reason()).isEqualTo(ReleaseSkipped.Reason.REFUSED);
        assertThat(skipped.message())
                .startsWith(NO_ROOM + "; that was so for")
                .endsWith("retry it when that is mended");
        given().get("/applications/" + application + "/quarantine").then().body("$", hasSize(0));
        assertThat(helm.history(FakeHelm.place(staging))).isEmpty();
    }

    @Test
    void whatIsFixed_is_replaced_where_that_is_allowed() {
        Finding.Unchangeable fixed = new Finding.Unchangeable(deployment, List.of("spec.selector"));
        dryRun.finds(fixed);

        ReleaseFailed refused =
                wire.await1(announce(1, "v1", Map.of(deployment, "1")), ReleaseFailed.class, event -> true);

        assertThat(refused.message()).contains("release.replace: [Deployment]");
        assertThat(dryRun.madeRoomFor()).isEmpty();
        helm.replaces("v2", "Deployment");
        announce(2, "v2", Map.of(deployment, "2"));
        await().untilAsserted(() -> why().body("state", is("LIVE")));
        assertThat(dryRun.madeRoomFor()).contains(fixed);
    }

    private ValidatableResponse why() {
        return given().get("/applications/" + application + "/environments/staging/why")
                .then();
    }
}
