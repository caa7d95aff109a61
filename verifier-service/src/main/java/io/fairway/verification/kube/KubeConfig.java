package io.fairway.verification.kube;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** How to reach the cluster. */
@ConfigMapping(prefix = "fairway")
interface KubeConfig {

    /** Path of a kubeconfig; absent: the service account of the pod in which the service runs. */
    Optional<String> kubeconfig();
}
