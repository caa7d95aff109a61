package io.fairway.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The process that holds Kafka, PostgreSQL and the git server. It writes where they are to {@code infrastructure.json} when
 * all of them answer, and stops them when it is stopped.
 */
final class Infrastructure {

    static final String FILE = "infrastructure.json";

    /** Where the parts are. */
    record Addresses(String kafka, int postgresPort, String postgresUser, String git) {}

    private Infrastructure() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Logger.getLogger("").setLevel(Level.WARNING); // the broker says hundreds of lines about a good start
        Path state = Path.of(arguments[0]);
        int gitPort = Integer.parseInt(arguments[1]);
        URI webhook = URI.create(arguments[2]);
        String secret = System.getenv("FAIRWAY_WEBHOOK_SECRET");
        CountDownLatch end = new CountDownLatch(1);
        Path repositories = Files.createDirectories(state.resolve("git"));
        // PostgreSQL takes the longest: start it beside Kafka.
        var postgresStart =
                new java.util.concurrent.FutureTask<>(() -> LocalPostgres.start(state.resolve("postgresql")));
        Thread.ofPlatform().start(postgresStart);
        LocalKafka kafka = LocalKafka.start(state.resolve("kafka"), 0);
        LocalPostgres postgres;
        try {
            postgres = postgresStart.get();
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IOException("PostgreSQL did not start", e.getCause());
        }
        for (FairwayService service : FairwayService.values()) {
            postgres.jdbcUrl(service.database());
        }
        GitServer git = GitServer.start(repositories, gitPort, webhook, secret);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> {
            git.close();
            kafka.close();
            try {
                postgres.close();
            } catch (IOException e) {
                System.out.println("PostgreSQL did not end: " + e);
            }
        }));
        Path draft = state.resolve(FILE + ".new");
        new ObjectMapper()
                .writeValue(
                        draft.toFile(),
                        new Addresses(
                                kafka.bootstrapServers(),
                                postgres.port(),
                                postgres.user(),
                                "http://127.0.0.1:" + gitPort));
        Files.move(draft, state.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
        end.await();
    }
}
