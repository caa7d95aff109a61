package io.fairway.verification.kube;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import java.nio.file.Files;
import java.nio.file.Path;

/** The connection that Kubernetes gives to each pod. */
final class InCluster {

    private static final Path ACCOUNT = Path.of("/var/run/secrets/kubernetes.io/serviceaccount");

    private InCluster() {}

    /** @throws IllegalStateException if this process does not run in a pod */
    static Config config() {
        String host = System.getenv("KUBERNETES_SERVICE_HOST");
        String port = System.getenv("KUBERNETES_SERVICE_PORT");
        Path token = ACCOUNT.resolve("token");
        if (host == null || port == null || !Files.isReadable(token)) {
            throw new IllegalStateException(
                    "no cluster: set fairway.kubeconfig (FAIRWAY_KUBECONFIG), or run in a pod with a service account");
        }
        String address = host.contains(":") ? "[" + host + "]" : host;
        return new ConfigBuilder(Config.empty())
                .withMasterUrl("https://" + address + ":" + port)
                .withCaCertFile(ACCOUNT.resolve("ca.crt").toString())
                .withOauthTokenProvider(new TokenFile(token))
                .build();
    }
}
