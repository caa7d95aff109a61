package io.fairway.local;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is running, as it is kept in {@code platform.json} for the other commands. The file holds secrets: only its owner may
 * read it.
 *
 * @param root checkout of Fairway
 * @param kubeconfig administrator's kubeconfig
 * @param ownCluster whether the cluster was started by Fairway, and is taken down by it
 * @param dockerHost URL of the Docker Engine
 * @param registry host and port of the registry
 * @param git base URL of the git server
 * @param kafka bootstrap servers
 * @param postgres base JDBC URL, without a database
 * @param postgresUser user of the databases
 * @param apiToken bearer token of all five services
 * @param webhookSecret key of webhook signatures
 * @param helm path of Helm 4
 * @param kubectl command line of kubectl
 * @param ports port of each service
 * @param processes what runs in the background, by name
 */
public record PlatformState(
        String root,
        String kubeconfig,
        boolean ownCluster,
        String dockerHost,
        String registry,
        String git,
        String kafka,
        String postgres,
        String postgresUser,
        String apiToken,
        String webhookSecret,
        String helm,
        String kubectl,
        Map<FairwayService, Integer> ports,
        Map<String, BackgroundProcess> processes) {

    /** Before anything runs: what is where is not known yet. */
    static PlatformState starting(
            String root,
            boolean ownCluster,
            String apiToken,
            String webhookSecret,
            String helm,
            String kubectl,
            Map<FairwayService, Integer> ports) {
        return new PlatformState(
                root,
                "",
                ownCluster,
                "",
                "",
                "",
                "",
                "",
                "",
                apiToken,
                webhookSecret,
                helm,
                kubectl,
                ports,
                new LinkedHashMap<>());
    }

    /** When all that the services use is up, but for the cluster. */
    PlatformState with(String dockerHost, String registry, Infrastructure.Addresses infrastructure) {
        return new PlatformState(
                root,
                kubeconfig,
                ownCluster,
                dockerHost,
                registry,
                infrastructure.git(),
                infrastructure.kafka(),
                "jdbc:postgresql://127.0.0.1:" + infrastructure.postgresPort() + "/",
                infrastructure.postgresUser(),
                apiToken,
                webhookSecret,
                helm,
                kubectl,
                ports,
                processes);
    }

    /** When the cluster is up. */
    PlatformState with(String kubeconfig) {
        return new PlatformState(
                root,
                kubeconfig,
                ownCluster,
                dockerHost,
                registry,
                git,
                kafka,
                postgres,
                postgresUser,
                apiToken,
                webhookSecret,
                helm,
                kubectl,
                ports,
                processes);
    }

    /** Base URL of a service. */
    public String url(FairwayService service) {
        return "http://127.0.0.1:" + ports.get(service);
    }

    /** JDBC URL of a service's database. */
    public String database(FairwayService service) {
        return postgres + service.database();
    }

    public @Nullable BackgroundProcess process(FairwayService service) {
        return processes.get(service.processName());
    }
}
