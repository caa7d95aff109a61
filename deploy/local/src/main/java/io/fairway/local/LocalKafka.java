package io.fairway.local;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/** A real Kafka broker (one combined KRaft node) in this JVM. Its data survives a restart on the same directory. */
public final class LocalKafka implements AutoCloseable {

    private static final int NODE = 1;

    /** Always the same: a directory that was formatted for another cluster is refused. */
    private static final String CLUSTER = "ZmFpcndheS1sb2NhbC1rYQ";

    private final KafkaRaftServer server;
    private final int port;

    private LocalKafka(KafkaRaftServer server, int port) {
        this.server = server;
        this.port = port;
    }

    /**
     * Starts a broker and returns when it answers.
     *
     * @param directory where it keeps its data; formatted when empty
     * @param port loopback port, 0 for a free one
     * @throws IOException if the directory cannot be formatted
     */
    public static LocalKafka start(Path directory, int port) throws IOException {
        int brokerPort = port == 0 ? FreePort.next() : port;
        int controllerPort = FreePort.next();
        Files.createDirectories(directory);
        format(directory);
        Properties properties = new Properties();
        properties.putAll(settings(directory, brokerPort, controllerPort));
        KafkaRaftServer server = new KafkaRaftServer(KafkaConfig.fromProps(properties, false), Time.SYSTEM);
        server.startup();
        return new LocalKafka(server, brokerPort);
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }

    private static void format(Path directory) throws IOException {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        try {
            new Formatter()
                    .setPrintStream(new PrintStream(said, true, StandardCharsets.UTF_8))
                    .setClusterId(CLUSTER)
                    .setNodeId(NODE)
                    .setDirectories(java.util.List.of(directory.toString()))
                    .setMetadataLogDirectory(directory.toString())
                    .setReleaseVersion(MetadataVersion.latestProduction())
                    .setControllerListenerName("CONTROLLER")
                    .setIgnoreFormatted(true)
                    .run();
        } catch (Exception e) {
            throw new IOException("cannot format " + directory + ": " + said.toString(StandardCharsets.UTF_8), e);
        }
    }

    private static Map<String, String> settings(Path directory, int brokerPort, int controllerPort) {
        Map<String, String> settings = new TreeMap<>();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", String.valueOf(NODE));
        settings.put("controller.quorum.voters", NODE + "@127.0.0.1:" + controllerPort);
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put("listeners", "PLAINTEXT://127.0.0.1:" + brokerPort + ",CONTROLLER://127.0.0.1:" + controllerPort);
        settings.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + brokerPort);
        settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.put("log.dirs", directory.toString());
        settings.put("auto.create.topics.enable", "false"); // Fairway creates its topics with stated partitions
        // One broker: everything that is replicated by default has one copy.
        settings.put("default.replication.factor", "1");
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("offsets.topic.num.partitions", "3");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("transaction.state.log.num.partitions", "1");
        settings.put("share.coordinator.state.topic.replication.factor", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
        settings.put("share.coordinator.state.topic.num.partitions", "1");
        settings.put("group.initial.rebalance.delay.ms", "0"); // nobody else is going to join
        settings.put("log.cleaner.dedupe.buffer.size", "4194304"); // 128 MiB by default
        return settings;
    }
}
