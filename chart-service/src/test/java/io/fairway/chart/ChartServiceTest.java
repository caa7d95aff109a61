package io.fairway.chart;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.fairway.events.ChartPublished;
import io.fairway.events.ChartRef;
import io.fairway.events.ChartRejected;
import io.fairway.events.ConfigurationPushed;
import io.fairway.events.Envelope;
import io.fairway.events.EventCodec;
import io.fairway.events.FairwayEvent;
import io.fairway.events.ImagePushed;
import io.fairway.events.ImageRef;
import io.fairway.events.RequiredApproval;
import io.fairway.events.Source;
import io.fairway.events.TimeSpent;
import io.fairway.events.Topic;
import io.fairway.events.Uuid7;
import io.fairway.local.RealInfrastructure;
import io.fairway.local.TestRepository;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole service on a real broker, database, registry, git repository and Helm. */
@QuarkusTest
@QuarkusTestResource(value = RealInfrastructure.class, restrictToAnnotatedClass = false)
@QuarkusTestResource(value = LocalRegistry.class, restrictToAnnotatedClass = false)
class ChartServiceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    ChartConfig config;

    @Inject
    DataSource dataSource;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @TempDir
    Path directory;

    private final EventCodec codec = new EventCodec();
    /** Of each test its own: versions belong to the application. */
    private final String application = "hello-" + UUID.randomUUID().toString().substring(0, 8);

    private TestRepository repository;

    @BeforeEach
    void start() throws IOException {
        repository = TestRepository.create(directory.resolve("repository"));
    }

    @AfterEach
    void stop() {
        repository.close();
    }

    @Test
    void imagePushed_goodChart_isInBothRepositories() throws Exception {
        Source source = source(repository.commit("main", GoodChart.with(Map.of())), 3);
        Envelope cause = imagePushed(source);

        send(cause);
        Envelope effect = onlyEffectOf(cause.changeId());

        assertThat(effect.causedBy()).isEqualTo(cause.id());
        ChartPublished published = (ChartPublished) effect.data();
        assertThat(published.source()).isEqualTo(source);
        assertThat(published.environments()).containsExactly("staging", "production");
        assertThat(published.approvals())
                .containsExactly(new RequiredApproval("production", List.of("group:sre"), 1, 7200));
        assertThat(published.chart().version()).isEqualTo("1.4.3");
        assertThat(published.chart().oci())
                .isEqualTo("oci://" + config.registry() + "/charts/" + application + "/hello");
        assertThat(published.chart().archive())
                .isEqualTo(config.chartRepository() + "/" + application + "/hello-1.4.3.tgz");
        assertThat(published.spent())
                .extracting(TimeSpent::step)
                .containsExactly("git checkout", "helm lint, template, package", "helm push");

        // then Helm finds the same bytes in both repositories
        byte[] fromHttp = archive(published.chart());
        helm("repo", "add", "fairway", config.chartRepository());
        helm(
                "pull",
                "fairway/" + application,
                "--version",
                published.chart().version(),
                "--destination",
                folder("http"));
        helm(
                "pull",
                published.chart().oci(),
                "--version",
                published.chart().version(),
                "--plain-http",
                "--destination",
                folder("oci"));
        String archive = "hello-" + published.chart().version() + ".tgz";
        assertThat(Files.readAllBytes(directory.resolve("http").resolve(archive)))
                .isEqualTo(fromHttp);
        assertThat(Files.readAllBytes(directory.resolve("oci").resolve(archive)))
                .isEqualTo(fromHttp);
        assertThat(helm(
                        "template",
                        "hello",
                        directory.resolve("oci").resolve(archive).toString()))
                .contains("image: \"" + published.image().pinned() + "\"");
        assertThat(published.chart().digest()).isEqualTo(sha256(fromHttp));
    }

    @Test
    void chartsOfOneName_ofTwoApplications_shareNoEntry() throws Exception {
        String commit = repository.commit("main", GoodChart.with(Map.of()));
        Envelope first = imagePushed(source(commit, 9));
        String other = application + "-too";
        Source same = new Source(
                repository.url(), "release", repository.commit("release", GoodChart.with(Map.of("other", "yes"))), 9);
        Envelope second = envelope(new ImagePushed(same, other, image(), "http://127.0.0.1/log", List.of()));

        send(first);
        send(second);

        ChartRef one = ((ChartPublished) onlyEffectOf(first.changeId()).data()).chart();
        ChartRef two = ((ChartPublished) onlyEffectOf(second.changeId()).data()).chart();
        assertThat(two.name()).isEqualTo(one.name());
        assertThat(two.version()).isEqualTo(one.version());
        assertThat(two.oci()).isNotEqualTo(one.oci()).endsWith("/charts/" + other + "/hello");
        for (ChartRef chart : List.of(one, two)) {
            assertThat(sha256(archive(chart))).isEqualTo(chart.digest());
        }
        given().get(config.chartRepository() + "/index.yaml")
                .then()
                .body(containsString("  \"" + application + "\":"))
                .body(containsString("  \"" + other + "\":"));
    }

    @Test
    void versionThatIsTaken_isNotPublishedAgain() throws Exception {
        Envelope first = imagePushed(source(repository.commit("main", GoodChart.with(Map.of())), 10));
        send(first);
        String before =
                ((ChartPublished) onlyEffectOf(first.changeId()).data()).chart().version();
        // The application goes on in another repository, which counts its pushes from the beginning.
        Envelope second = imagePushed(source(repository.commit("main", Map.of("README.md", "moved")), 10));

        send(second);

        assertThat(before).isEqualTo("1.4.10");
        assertThat(((ChartPublished) onlyEffectOf(second.changeId()).data())
                        .chart()
                        .version())
                .isEqualTo("1.4.11");
    }

    @Test
    void event_deliveredAgain_publishesOnce() throws Exception {
        Envelope cause = imagePushed(source(repository.commit("main", GoodChart.with(Map.of())), 4));
        Envelope twin = new Envelope(
                Uuid7.at(Instant.now()), Instant.now(), cause.source(), cause.changeId(), null, cause.data());

        send(cause);
        send(cause);
        send(twin);
        Envelope marker = imagePushed(source(repository.commit("main", Map.of("README.md", "more")), 5));
        send(marker);

        assertThat(onlyEffectOf(marker.changeId()).data()).isInstanceOf(ChartPublished.class);
        assertThat(onlyEffectOf(cause.changeId()).data()).isInstanceOf(ChartPublished.class);
    }

    @Test
    void configurationPushed_equalContent_hasAnEqualContentDigest() throws Exception {
        Envelope first = imagePushed(source(repository.commit("main", GoodChart.with(Map.of())), 1));
        Source later = source(repository.commit("main", Map.of("README.md", "more")), 2);
        Envelope second = envelope(new ConfigurationPushed(later, application, image(), List.of()));

        send(first);
        send(second);

        ChartPublished before = (ChartPublished) onlyEffectOf(first.changeId()).data();
        ChartPublished after = (ChartPublished) onlyEffectOf(second.changeId()).data();
        assertThat(after.chart().contentDigest()).isEqualTo(before.chart().contentDigest());
        assertThat(after.chart().version()).isNotEqualTo(before.chart().version());
    }

    @Test
    void imagePushed_brokenChart_isRejectedWithFileAndLine() throws Exception {
        String commit =
                repository.commit("main", GoodChart.with(Map.of("chart/templates/x.yaml", "a: 1\nb: {{ nope }}\n")));
        Envelope cause = imagePushed(source(commit, 6));

        send(cause);

        ChartRejected rejected = (ChartRejected) onlyEffectOf(cause.changeId()).data();
        assertThat(rejected.message()).contains("\"nope\" not defined");
        assertThat(rejected.file()).isEqualTo("chart/templates/x.yaml");
        assertThat(rejected.line()).isEqualTo(2);
    }

    @Test
    void imagePushed_repositoryThatNeverAnswers_endsAsRejected() throws Exception {
        Source source = new Source(directory.resolve("nothing").toUri().toString(), "main", "0".repeat(40), 1);
        Envelope cause = imagePushed(source);

        send(cause);

        ChartRejected rejected = (ChartRejected) onlyEffectOf(cause.changeId()).data();
        assertThat(rejected.message()).contains("given up after 3 attempts");
    }

    @Test
    void work_ofAWorkerThatDied_isTakenUp() throws Exception {
        Source source = source(repository.commit("main", GoodChart.with(Map.of())), 7);
        UUID changeId = Uuid7.at(Instant.now());
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                    INSERT INTO charts (change_id, caused_by, repository, branch, commit_id, sequence, application,
                        image_repository, image_tag, image_digest, attempts, lease, leased_until)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, gen_random_uuid(), now() + interval '2 s')\
                    """)) {
            insertArguments(insert, changeId, source);
        }

        assertThat(onlyEffectOf(changeId).data()).isInstanceOf(ChartPublished.class);
    }

    @Test
    void index_unchanged_isNotSentAgain() throws Exception {
        Envelope cause = imagePushed(source(repository.commit("main", GoodChart.with(Map.of())), 8));
        send(cause);
        ChartPublished published =
                (ChartPublished) onlyEffectOf(cause.changeId()).data();

        String tag = given().get(config.chartRepository() + "/index.yaml")
                .then()
                .statusCode(200)
                .body(containsString("\"" + published.chart().version() + "\""))
                .body(containsString(published.chart().digest().substring("sha256:".length())))
                .extract()
                .header("ETag");
        given().header("If-None-Match", tag)
                .get(config.chartRepository() + "/index.yaml")
                .then()
                .statusCode(304);
        given().get(config.chartRepository() + "/nothing-1.0.0.tgz").then().statusCode(404);
        given().get("/q/health/ready").then().statusCode(200);
        given().get("/q/metrics").then().statusCode(200).body(containsString("fairway_charts_total"));
    }

    private static byte[] archive(ChartRef chart) {
        return given().get(chart.archive()).then().statusCode(200).extract().asByteArray();
    }

    private static String sha256(byte[] content) throws NoSuchAlgorithmException {
        return "sha256:"
                + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    }

    private void insertArguments(PreparedStatement insert, UUID changeId, Source source) throws SQLException {
        insert.setObject(1, changeId);
        insert.setObject(2, UUID.randomUUID());
        insert.setString(3, source.repository());
        insert.setString(4, source.branch());
        insert.setString(5, source.commit());
        insert.setLong(6, source.sequence());
        insert.setString(7, application);
        insert.setString(8, image().repository());
        insert.setString(9, image().tag());
        insert.setString(10, image().digest());
        insert.executeUpdate();
    }

    private Source source(String commit, long sequence) {
        return new Source(repository.url(), "main", commit, sequence);
    }

    private static ImageRef image() {
        return new ImageRef("127.0.0.1:5000/hello", "main-0a1b2c3", "sha256:" + "ab".repeat(32));
    }

    private Envelope imagePushed(Source source) {
        return envelope(new ImagePushed(source, application, image(), "http://127.0.0.1/log", List.of()));
    }

    private Envelope envelope(FairwayEvent event) {
        Instant now = Instant.now();
        return new Envelope(Uuid7.at(now), now, "/fairway/build-service", Uuid7.at(now), null, event);
    }

    private void send(Envelope envelope) throws Exception {
        EventCodec.Encoded encoded = codec.encode(envelope);
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringSerializer(), new ByteArraySerializer())) {
            ProducerRecord<String, byte[]> record =
                    new ProducerRecord<>(encoded.topic(), encoded.key(), encoded.value());
            encoded.headers()
                    .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
            producer.send(record).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
    }

    /** The one event on the topic of charts that belongs to a change. */
    private Envelope onlyEffectOf(UUID changeId) {
        List<Envelope> effects = new ArrayList<>();
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(100)).until(() -> {
            effects.clear();
            effects.addAll(chartEvents().stream()
                    .filter(event -> event.changeId().equals(changeId))
                    .toList());
            return !effects.isEmpty();
        });
        assertThat(effects).hasSize(1);
        return effects.getFirst();
    }

    private List<Envelope> chartEvents() {
        List<Envelope> events = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topic.CHARTS.topicName()).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    events.add(codec.decode(headers(record), record.value()));
                }
            }
        }
        return events;
    }

    private static Map<String, String> headers(ConsumerRecord<String, byte[]> record) {
        Map<String, String> headers = new HashMap<>();
        for (Header header : record.headers()) {
            headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
        }
        return headers;
    }

    private String folder(String name) throws IOException {
        return Files.createDirectories(directory.resolve(name)).toString();
    }

    private String helm(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(config.helm()));
        command.addAll(Arrays.asList(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("HOME", folder("home"));
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        return output;
    }
}
