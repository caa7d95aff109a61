package io.fairway.release.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairway.events.ObjectRef;
import io.fairway.manifest.RenderedObject;
import io.fairway.release.deploy.HelmWaits.Hook;
import io.fairway.release.deploy.HelmWaits.Operation;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HelmWaitsTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final ObjectRef MIGRATE = new ObjectRef("batch/v1", "Job", "shop", "migrate");
    private static final ObjectRef SMOKE = new ObjectRef("v1", "Pod", "shop", "smoke");
    private static final ObjectRef SETTINGS = new ObjectRef("v1", "ConfigMap", "shop", "settings");
    private static final ObjectRef SHOP = new ObjectRef("apps/v1", "Deployment", "shop", "shop");

    @Test
    void jobs_and_pods_of_this_operations_hooks_are_waited_for() {
        List<RenderedObject> rendered = List.of(
                object(SHOP, null, null),
                object(SETTINGS, "pre-install,pre-upgrade", null),
                object(MIGRATE, "pre-install, pre-upgrade", null),
                object(SMOKE, "post-rollback", null));

        HelmWaits waits = HelmWaits.of(Operation.UPGRADE, rendered, PATIENCE);

        assertThat(waits.hooks()).containsExactly(new Hook(MIGRATE, "pre-upgrade", null));
        assertThat(waits.workloads()).isEmpty();
    }

    @Test
    void case08_hooks_that_come_after_the_workloads_wait_for_these() {
        List<RenderedObject> rendered =
                List.of(object(SHOP, null, null), object(MIGRATE, "post-install,post-upgrade", 1));

        for (Operation operation : List.of(Operation.INSTALL, Operation.UPGRADE)) {
            assertThat(HelmWaits.of(operation, rendered, PATIENCE).workloads()).containsExactly(SHOP);
        }
        assertThat(HelmWaits.of(Operation.ROLLBACK, rendered, PATIENCE).workloads())
                .isEmpty();
        assertThat(HelmWaits.of(Operation.DELETE, rendered, PATIENCE).workloads())
                .isEmpty();
    }

    @Test
    void case08_claim_that_no_pod_uses_is_not_waited_for() throws Exception {
        ObjectRef claim = new ObjectRef("v1", "PersistentVolumeClaim", "shop", "data");
        RenderedObject unused = new RenderedObject(claim, false, new ObjectMapper().createObjectNode());
        RenderedObject user = new RenderedObject(SHOP, false, (ObjectNode) new ObjectMapper()
                .readTree("{\"spec\":{\"template\":{\"spec\":{\"volumes\":[{\"persistentVolumeClaim\":"
                        + "{\"claimName\":\"data\"}}]}}}}"));
        RenderedObject hook = object(MIGRATE, "post-upgrade", null);

        HelmWaits inVain = HelmWaits.of(Operation.UPGRADE, List.of(object(SHOP, null, null), unused, hook), PATIENCE);
        HelmWaits forIt = HelmWaits.of(Operation.UPGRADE, List.of(user, unused, hook), PATIENCE);

        assertThat(inVain.workloads()).isEmpty();
        assertThat(inVain.remark()).hasValueSatisfying(said -> assertThat(said).contains("PersistentVolumeClaim/data"));
        assertThat(forIt.workloads()).containsExactly(SHOP);
        assertThat(forIt.remark()).isEmpty();
    }

    @Test
    void author_of_a_hook_says_how_often_it_may_fail_and_a_pod_has_one_try() {
        List<RenderedObject> rendered = List.of(object(MIGRATE, "post-delete", 4), object(SMOKE, "pre-delete", null));

        assertThat(HelmWaits.of(Operation.DELETE, rendered, PATIENCE).hooks())
                .containsExactly(new Hook(MIGRATE, "post-delete", 4), new Hook(SMOKE, "pre-delete", 0));
    }

    private static RenderedObject object(ObjectRef object, @Nullable String hook, @Nullable Integer backoffLimit) {
        ObjectNode content = new ObjectMapper().createObjectNode();
        if (hook != null) {
            content.withObject("metadata").withObject("annotations").put("helm.sh/hook", hook);
        }
        if (backoffLimit != null) {
            content.withObject("spec").put("backoffLimit", backoffLimit);
        }
        return new RenderedObject(object, hook != null, content);
    }
}
