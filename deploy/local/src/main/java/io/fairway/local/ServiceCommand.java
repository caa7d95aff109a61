package io.fairway.local;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How a service is started on this machine: its command line and its settings. */
record ServiceCommand(PlatformState state, Path directory, FairwayService service) {

    List<String> line() {
        Path jar = Path.of(state.root(), service.processName(), "target", "quarkus-app", "quarkus-run.jar");
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + service.heapMegabytes() + "m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-jar",
                jar.toString());
    }

    Map<String, String> environment() {
        Map<String, String> environment = new LinkedHashMap<>();
        // Names of files in repositories may be of any script, whatever the locale of this machine is.
        environment.put("LC_ALL", "C.UTF-8");
        environment.put("QUARKUS_HTTP_PORT", String.valueOf(state.ports().get(service)));
        environment.put("KAFKA_BOOTSTRAP_SERVERS", state.kafka());
        environment.put("QUARKUS_DATASOURCE_JDBC_URL", state.database(service));
        environment.put("QUARKUS_DATASOURCE_USERNAME", state.postgresUser());
        environment.put("QUARKUS_DATASOURCE_PASSWORD", "none");
        environment.put("FAIRWAY_API_TOKEN", state.apiToken());
        environment.put("FAIRWAY_PUBLIC_URL", state.url(service));
        environment.put(
                "FAIRWAY_WORK_DIRECTORY",
                directory.resolve("work").resolve(service.processName()).toString());
        switch (service) {
            case BUILD -> {
                environment.put("FAIRWAY_WEBHOOK_SECRET", state.webhookSecret());
                environment.put("FAIRWAY_REGISTRY", state.registry());
                environment.put("FAIRWAY_DOCKER_HOST", state.dockerHost());
            }
            case CHART -> {
                environment.put("FAIRWAY_REGISTRY", state.registry());
                environment.put("FAIRWAY_HELM", state.helm());
            }
            case RELEASE -> {
                environment.put("FAIRWAY_BUILD_SERVICE_URL", state.url(FairwayService.BUILD));
                environment.put("FAIRWAY_HELM", state.helm());
                environment.put("FAIRWAY_KUBECONFIG", kubeconfig().toString());
            }
            case VERIFIER -> environment.put("FAIRWAY_KUBECONFIG", kubeconfig().toString());
            case NOTIFIER -> {
                environment.put(
                        "FAIRWAY_NOTIFIER_FILE",
                        Path.of(state.root(), "deploy", "local", "sinks.yaml").toString());
                environment.put("FAIRWAY_NOTIFIER_DASHBOARD", state.url(FairwayService.RELEASE));
            }
        }
        return environment;
    }

    /** Its access to the cluster, with rights of its own. */
    Path kubeconfig() {
        return directory.resolve(service.processName() + ".kubeconfig");
    }
}
