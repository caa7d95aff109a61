package io.fairway.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Follows one change from its commit to its end, by the events on Kafka as an independent reader sees them. Its outcome comes
 * from release-service.
 */
final class Journey implements AutoCloseable {

    private static final List<String> TOPICS = List.of("fairway.builds", "fairway.charts", "fairway.releases");
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Events wake the reader; asking without one is only for the case that an outcome needs none. */
    private static final Duration SAFETY_POLL = Duration.ofSeconds(1);

    private final PlatformState platform;
    private final KafkaConsumer<String, byte[]> consumer;

    /** An event, as far as a person wants to read it. */
    record Step(Instant time, String name, String target, String text) {}

    private Journey(PlatformState platform, KafkaConsumer<String, byte[]> consumer) {
        this.platform = platform;
        this.consumer = consumer;
    }

    /** Starts to read with what comes from now on. */
    static Journey watch(PlatformState platform) {
        Properties settings = new Properties();
        settings.putAll(Map.of(
                "bootstrap.servers", platform.kafka(),
                "fetch.min.bytes", "1",
                "auto.offset.reset", "latest",
                "enable.auto.commit", "false"));
        KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = TOPICS.stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position); // seeking is lazy: without this, an early event would be missed
        return new Journey(platform, consumer);
    }

    /**
     * Follows the change of a commit to its end.
     *
     * @param commit full commit id
     * @param deadline how long it may take
     * @param onStep receives each step as it happens
     * @return release-service's account of the change
     * @throws IOException if it did not end in time
     */
    JsonNode follow(String commit, Duration deadline, Consumer<Step> onStep) throws IOException, InterruptedException {
        Optional<UUID> change = Optional.empty();
        Instant until = Instant.now().plus(deadline);
        while (Instant.now().isBefore(until)) {
            for (ConsumerRecord<String, byte[]> message : consumer.poll(SAFETY_POLL)) {
                JsonNode data = JSON.readTree(message.value());
                if (change.isEmpty()
                        && data.path("source").path("commit").asText().equals(commit)) {
                    change = Optional.of(UUID.fromString(header(message, "ce_changeid")));
                }
                if (change.isPresent()
                        && header(message, "ce_changeid").equals(change.get().toString())) {
                    onStep.accept(step(message, data));
                }
            }
            if (change.isPresent()) {
                Http.Answer answer = Http.get(platform.url(FairwayService.RELEASE) + "/changes/" + change.get());
                if (answer.status() == 200
                        && !answer.json().path("outcome").asText().equals("RUNNING")) {
                    return answer.json();
                }
            }
        }
        throw new IOException("the change of commit " + commit + " did not end within " + deadline
                + (change.isEmpty() ? ": build-service said nothing about it" : ""));
    }

    @Override
    public void close() {
        consumer.close();
    }

    private static Step step(ConsumerRecord<String, byte[]> message, JsonNode data) {
        String type = header(message, "ce_type").replaceFirst("^io\\.fairway\\.(.*)\\.v\\d+$", "$1");
        return new Step(
                Instant.parse(header(message, "ce_time")),
                type,
                data.path("target").path("environment").asText(""),
                text(type, data));
    }

    private static String text(String type, JsonNode data) {
        return switch (type) {
            case "ChangeAccepted" ->
                data.path("source").path("commit").asText().substring(0, 7) + " by "
                        + data.path("author").asText() + ": "
                        + data.path("summary").asText();
            case "ImagePushed", "ConfigurationPushed" ->
                data.path("image").path("tag").asText() + " "
                        + shortened(data.path("image").path("digest").asText())
                        + (type.equals("ConfigurationPushed") ? " (reused: nothing to build)" : "");
            case "ChartPublished" ->
                data.path("chart").path("name").asText() + " "
                        + data.path("chart").path("version").asText();
            case "ReleaseRequested" -> data.path("reason").asText();
            case "ReleaseDeployed" ->
                data.path("helmRelease").asText() + " revision "
                        + data.path("revision").asInt();
            case "ReleaseVerified" ->
                "revision " + data.path("revision").asInt() + ", "
                        + data.path("evidence").size() + " checks";
            default -> data.path("message").asText();
        };
    }

    private static String shortened(String digest) {
        return digest.substring(0, Math.min(digest.length(), 19));
    }

    private static String header(ConsumerRecord<String, byte[]> message, String name) {
        Header header = message.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), java.nio.charset.StandardCharsets.UTF_8);
    }
}
