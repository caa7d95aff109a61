package io.fairway.verification.kube;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fairway.events.Place;
import io.fairway.events.Workload;
import io.fairway.verification.Cluster;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.File;
import java.time.Duration;
import java.util.List;

/**
 * The real cluster. Calls nothing but list and watch, and after a failure the logs of pods, in the namespace of the release:
 * pods and events, and by kind of workload deployments and replicasets, statefulsets, daemonsets and
 * controllerrevisions (all apps), jobs (batch).
 */
@Singleton
class KubeCluster implements Cluster {

    /** For lists: a verdict that waits for a slow API server is late, but not wrong. */
    private static final Duration REQUEST = Duration.ofSeconds(10);

    private static final Duration CONNECT = Duration.ofSeconds(3);

    /** Watches are connections of their own: six for each verification. */
    private static final int CONNECTIONS = 1024;

    private final KubernetesClient client;

    KubeCluster(KubeConfig config) {
        this.client =
                new KubernetesClientBuilder().withConfig(connection(config)).build();
        Models.load(client.getKubernetesSerialization());
    }

    private static Config connection(KubeConfig config) {
        // The current context of whoever starts the service is never used: either this file, or the pod's own account.
        Config base = config.kubeconfig()
                .map(file -> Config.fromKubeconfig(new File(file)))
                .orElseGet(InCluster::config);
        return new ConfigBuilder(base)
                .withRequestTimeout((int) REQUEST.toMillis())
                .withConnectionTimeout((int) CONNECT.toMillis())
                .withRequestRetryBackoffLimit(0)
                .withWatchReconnectLimit(0)
                .withMaxConcurrentRequests(CONNECTIONS)
                .withMaxConcurrentRequestsPerHost(CONNECTIONS)
                .build();
    }

    @Override
    public Watch watch(Place place, List<Workload> workloads, Runnable changed) {
        place.requireDefaultCluster();
        return new NamespaceWatch(place.namespace(), workloads, changed).start(client);
    }

    @PreDestroy
    void close() {
        client.close();
    }
}
