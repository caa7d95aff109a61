package io.fairway.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairway.local.Command;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the services may do in the cluster, as the API server answers to the credentials that they really use. */
@OnPlatform
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RightsTest {

    private final RunningPlatform platform;

    RightsTest(RunningPlatform platform) {
        this.platform = platform;
    }

    @BeforeAll
    void register() throws Exception {
        TestApplication.create(platform, "rights");
    }

    @ParameterizedTest
    @CsvSource({
        "verifier-service, yes, list pods,               -n rights-staging",
        "verifier-service, yes, watch deployments.apps,  -n rights-staging",
        "verifier-service, yes, get pods/log,            -n rights-staging",
        "verifier-service, no,  get secrets,             -n rights-staging",
        "verifier-service, no,  delete pods,             -n rights-staging",
        "verifier-service, no,  create deployments.apps, -n rights-staging",
        "verifier-service, no,  list pods,               -n kube-system",
        "release-service,  yes, get pods/log,            -n rights-staging",
        "release-service,  yes, create deployments.apps, -n rights-staging",
        "release-service,  yes, delete secrets,          -n rights-staging",
        "release-service,  no,  create deployments.apps, -n kube-system",
        "release-service,  no,  get secrets,             -n fairway",
        "release-service,  no,  create clusterroles,     -A",
        "release-service,  no,  create namespaces,       -A",
        "release-service,  no,  create rolebindings,     -n rights-staging",
    })
    void service_mayDoOnlyWhatItNeeds(String service, String expected, String action, String where) throws Exception {
        assertThat(answer(service, action, where)).isEqualTo(expected);
    }

    private String answer(String service, String action, String where) throws Exception {
        Stream<String> kubectl = Arrays.stream(platform.state().kubectl().split(" "));
        Stream<String> question = Stream.of(
                "--kubeconfig",
                platform.platform().directory().resolve(service + ".kubeconfig").toString(),
                "auth",
                "can-i");
        Stream<String> what = Stream.concat(Arrays.stream(action.split(" ")), Arrays.stream(where.split(" ")));
        try {
            return Command.of(Stream.concat(Stream.concat(kubectl, question), what)
                            .toArray(String[]::new))
                    .run();
        } catch (Command.CommandFailedException e) {
            return "no"; // kubectl says so by its exit code, too
        }
    }
}
