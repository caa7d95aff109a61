package io.fairway.release.kube;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The client for the cluster of {@code fairway.kubeconfig}, whatever the environment or the user's own files say. */
class KubernetesClients {

    private static final int REQUEST_TIMEOUT_MILLIS = 15_000;
    private static final int CONNECTION_TIMEOUT_MILLIS = 5_000;

    /** @param kubeconfig path of a kubeconfig file */
    @Produces
    @Singleton
    KubernetesClient client(@ConfigProperty(name = "fairway.kubeconfig") Path kubeconfig) {
        Config config = Config.fromKubeconfig(kubeconfig.toFile());
        config.setRequestTimeout(REQUEST_TIMEOUT_MILLIS);
        config.setConnectionTimeout(CONNECTION_TIMEOUT_MILLIS);
        // The worker itself waits and tries again, and says so.
        config.setRequestRetryBackoffLimit(1);
        return new KubernetesClientBuilder().withConfig(config).build();
    }

    void close(@Disposes KubernetesClient client) {
        client.close();
    }
}
