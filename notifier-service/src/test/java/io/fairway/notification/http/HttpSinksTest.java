package io.fairway.notification.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairway.notification.AddressPolicy;
import io.fairway.notification.DeliveryResult;
import io.fairway.notification.EventKind;
import io.fairway.notification.Json;
import io.fairway.notification.Message;
import io.fairway.notification.Notification;
import io.fairway.notification.Secret;
import io.fairway.notification.Settings;
import io.fairway.notification.Settings.CommitStatus.Provider;
import io.fairway.notification.Sink;
import io.fairway.notification.SinkSpec;
import io.fairway.notification.SinkSpec.WhenUnclear;
import io.fairway.notification.StubServer;
import io.fairway.notification.StubServer.Received;
import io.fairway.notification.StubServer.Reply;
import io.fairway.notification.TestNotifications;
import io.fairway.notification.template.Links;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every sink over HTTP sends, and what it makes of receivers that misbehave. */
class HttpSinksTest {

    private static final String KEY = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private static Vertx vertx;
    private static HttpSinks sinks;

    @TempDir
    static Path files;

    private StubServer server;

    enum Kind {
        SLACK,
        TEAMS,
        WEBHOOK,
        GITHUB,
        GITLAB,
        GITEA,
        CDEVENTS_STRUCTURED,
        CDEVENTS_BINARY
    }

    @BeforeAll
    static void open() throws IOException {
        vertx = Vertx.vertx();
        sinks = new HttpSinks(new OutboundHttp(vertx), Links.to("https://fairway.example/"), Clock.systemUTC());
        Files.writeString(files.resolve("token"), KEY + "\n");
    }

    @AfterAll
    static void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @BeforeEach
    void openServer() {
        server = new StubServer();
    }

    @AfterEach
    void closeServer() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource
    void goodReceiver_hasIt(Kind kind) throws IOException {
        assertThat(deliver(kind)).isEqualTo(new DeliveryResult.Delivered());
        assertThat(server.received()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void failingReceiver_isRepeated(Kind kind) throws IOException {
        server.replies(_ -> StubServer.status(500));

        assertThat(deliver(kind)).isEqualTo(new DeliveryResult.Failed("answered 500", null));
    }

    @ParameterizedTest
    @EnumSource
    void receiverThatAsksToWait_isLeftAlone(Kind kind) throws IOException {
        server.replies(_ -> new Reply.Status(429, "", Map.of("Retry-After", "7")));

        assertThat(deliver(kind)).isEqualTo(new DeliveryResult.Failed("answered 429", Duration.ofSeconds(7)));
    }

    @ParameterizedTest
    @EnumSource
    void receiverThatRefuses_isNotRepeated_andSaysNoSecretBack(Kind kind) throws IOException {
        server.replies(_ ->
                new Reply.Status(403, "not with " + KEY + (hasHiddenUrl(kind) ? " at /very-secret" : ""), Map.of()));

        assertThat(deliver(kind))
                .isInstanceOfSatisfying(
                        DeliveryResult.Refused.class,
                        refused -> assertThat(refused.reason())
                                .startsWith("answered 403: not with")
                                .satisfies(reason -> assertThat(
                                                kind == Kind.SLACK || kind == Kind.TEAMS || !reason.contains(KEY))
                                        .isTrue())
                                .doesNotContain("very-secret"));
    }

    @ParameterizedTest
    @EnumSource
    void receiverThatHangs_isUnclear_atTheDeadline(Kind kind) throws IOException {
        server.replies(_ -> new Reply.Hang());
        long began = System.nanoTime();

        assertThat(deliver(kind)).isEqualTo(new DeliveryResult.Unclear("127.0.0.1 did not answer within PT2S"));
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
    }

    @ParameterizedTest
    @EnumSource
    void receiverThatTakesItAndCloses_isUnclear(Kind kind) throws IOException {
        server.replies(_ -> new Reply.Close());

        assertThat(deliver(kind)).isInstanceOf(DeliveryResult.Unclear.class);
    }

    @ParameterizedTest
    @EnumSource
    void redirect_isNotFollowed(Kind kind) throws IOException {
        try (StubServer inside = new StubServer()) {
            server.replies(_ -> new Reply.Status(307, "", Map.of("Location", inside.url() + "/admin")));

            assertThat(deliver(kind)).isEqualTo(new DeliveryResult.Refused("answered 307; redirects are not followed"));
            assertThat(inside.received()).isEmpty();
        }
    }

    @Test
    void receiverThatIsAway_isRepeated_becauseNothingWasSent() throws IOException {
        server.close();

        assertThat(deliver(Kind.WEBHOOK)).isInstanceOf(DeliveryResult.Failed.class);
    }

    @Test
    void nameOfAPrivateAddress_isRefused_afterItWasResolved() throws IOException {
        Settings settings = new Settings.Webhook(
                new Settings.Address.Plain(URI.create(server.url().replace("127.0.0.1", "localhost") + "/x")), token());
        Sink sink = sinks.make(TestNotifications.spec("test", settings, AddressPolicy.PUBLIC_ONLY, WhenUnclear.REPEAT));

        assertThat(sink.deliver(message(Kind.WEBHOOK)))
                .isEqualTo(new DeliveryResult.Refused(
                        "localhost has a private address; if that is intended, allow it with allowPrivate"));
        assertThat(server.received()).isEmpty();
    }

    @Test
    void endlessAnswer_isCutOff_andItsStatusCounts() throws IOException {
        server.replies(_ -> new Reply.Status(200, "x".repeat(5_000_000), Map.of()));

        assertThat(deliver(Kind.WEBHOOK)).isEqualTo(new DeliveryResult.Delivered());
    }

    @Test
    void secretThatIsNotThere_isRepeated_untilSomebodyPutsItThere() throws IOException {
        Settings settings =
                new Settings.Slack(new Settings.Address.Hidden(new Secret.InFile(files.resolve("missing"))));

        assertThat(sinks.make(TestNotifications.spec(settings)).deliver(message(Kind.SLACK)))
                .isEqualTo(new DeliveryResult.Failed("file " + files.resolve("missing") + " cannot be read", null));
    }

    @Test
    void slack_getsBlocks_inWhichNothingMentionsAnybody() throws IOException {
        deliver(Kind.SLACK);
        JsonNode message = sent();

        String text = message.at("/blocks/0/text/text").asText();
        assertThat(message.at("/blocks/0/type").asText()).isEqualTo("section");
        assertThat(message.at("/blocks/0/text/type").asText()).isEqualTo("mrkdwn");
        assertThat(text)
                .startsWith("*<https://fairway.example/ui/changes/" + TestNotifications.CHANGE
                        + "|shop in production: failed>*")
                .contains(
                        "it is &lt;good&gt; &amp; *fine*",
                        "`68b1f57` by Ada Example",
                        "Keep a &lt;!channel&gt; guestbook");
        assertThat(message.at("/blocks/1/elements/0/text").asText()).isEqualTo("event " + TestNotifications.EVENT);
    }

    @Test
    void repetition_saysThatItMayBeOne() throws IOException {
        deliver(Kind.SLACK);
        SinkSpec spec = TestNotifications.spec(settings(Kind.SLACK));
        sinks.make(spec).deliver(TestNotifications.message(notification(), true));

        assertThat(sent().at("/blocks/1/elements/0/text").asText()).contains("possible duplicate");
    }

    @Test
    void teams_getsAnAdaptiveCard() throws IOException {
        deliver(Kind.TEAMS);
        JsonNode card = sent().at("/attachments/0/content");

        assertThat(sent().path("type").asText()).isEqualTo("message");
        assertThat(sent().at("/attachments/0/contentType").asText())
                .isEqualTo("application/vnd.microsoft.card.adaptive");
        assertThat(card.path("type").asText()).isEqualTo("AdaptiveCard");
        assertThat(card.at("/body/0/text").asText()).contains("it is \\<good\\> & \\*fine\\*");
        assertThat(card.at("/actions/0/url").asText()).endsWith("/ui/changes/" + TestNotifications.CHANGE);
    }

    @Test
    void webhook_isSigned_andHasTheSameIdEachTime() throws IOException {
        deliver(Kind.WEBHOOK);
        deliver(Kind.WEBHOOK);
        Received first = server.received().getFirst();
        long timestamp = Long.parseLong(first.headers().getFirst("webhook-timestamp"));

        assertThat(first.headers().getFirst("webhook-id")).isEqualTo(TestNotifications.MESSAGE.toString());
        assertThat(server.received().getLast().headers().getFirst("webhook-id"))
                .isEqualTo(TestNotifications.MESSAGE.toString());
        assertThat(first.headers().getFirst("webhook-signature"))
                .isEqualTo(Signature.of(
                        KEY,
                        TestNotifications.MESSAGE.toString(),
                        timestamp,
                        first.body().getBytes(StandardCharsets.UTF_8)));
        assertThat(sent().path("type").asText()).isEqualTo("release-failed");
        assertThat(sent().at("/data/sentence").asText()).isEqualTo("it is <good> & *fine*");
        assertThat(sent().at("/data/event/type").asText()).isEqualTo("io.fairway.Test.v1");
    }

    @Test
    void github_getsAStatus() throws IOException {
        deliver(Kind.GITHUB);
        Received request = server.received().getFirst();

        assertThat(request.path()).isEqualTo("/repos/acme/shop/statuses/68b1f57000000000000000000000000000000001");
        assertThat(request.headers().getFirst("Authorization")).isEqualTo("Bearer " + KEY);
        assertThat(sent().path("state").asText()).isEqualTo("failure");
        assertThat(sent().path("context").asText()).isEqualTo("fairway/production");
        assertThat(sent().path("description").asText()).isEqualTo("it is <good> & *fine*");
        assertThat(sent().path("target_url").asText()).endsWith("/ui/changes/" + TestNotifications.CHANGE);
    }

    @Test
    void gitlab_getsAStatus_andItsRefusalOfARepetitionCountsAsTaken() throws IOException {
        server.replies(_ -> new Reply.Status(
                400, "{\"message\":{\"state\":\"Cannot transition status via :drop from :failed\"}}", Map.of()));

        assertThat(deliver(Kind.GITLAB)).isEqualTo(new DeliveryResult.Delivered());
        assertThat(server.received().getFirst().path())
                .isEqualTo("/projects/acme%2Fshop/statuses/68b1f57000000000000000000000000000000001");
        assertThat(server.received().getFirst().headers().getFirst("PRIVATE-TOKEN"))
                .isEqualTo(KEY);
    }

    @Test
    void commitOfAnotherProvider_isPassedOver() {
        Notification elsewhere = TestNotifications.notification(
                EventKind.RELEASE_FAILED, "shop", "production", "https://git.example/acme/shop.git", "no");

        assertThat(sinks.make(TestNotifications.spec(settings(Kind.GITHUB)))
                        .deliver(TestNotifications.message(elsewhere, false)))
                .isEqualTo(new DeliveryResult.Delivered());
        assertThat(server.received()).isEmpty();
    }

    @Test
    void cdevent_isACloudEvent_inTheBodyOrInHeaders() throws IOException {
        deliver(Kind.CDEVENTS_STRUCTURED);
        deliver(Kind.CDEVENTS_BINARY);
        Received structured = server.received().getFirst();
        Received binary = server.received().getLast();

        assertThat(structured.headers().getFirst("Content-Type")).isEqualTo("application/cloudevents+json");
        JsonNode body = Json.read(structured.body(), JsonNode.class);
        assertThat(body.path("type").asText()).isEqualTo("dev.cdevents.service.deployed.0.3.0");
        assertThat(body.at("/data/subject/id").asText()).isEqualTo("caf\u00e9");
        assertThat(binary.headers().getFirst("Content-Type")).isEqualTo("application/json");
        assertThat(binary.headers().getFirst("ce-type")).isEqualTo("dev.cdevents.service.deployed.0.3.0");
        assertThat(binary.headers().getFirst("ce-subject")).isEqualTo("caf%C3%A9");
        assertThat(binary.headers().getFirst("Authorization")).isEqualTo("Bearer " + KEY);
        assertThat(Json.read(binary.body(), JsonNode.class)).isEqualTo(body.path("data"));
    }

    private static boolean hasHiddenUrl(Kind kind) {
        return kind == Kind.SLACK || kind == Kind.TEAMS || kind == Kind.WEBHOOK;
    }

    private JsonNode sent() {
        return Json.read(server.received().getLast().body(), JsonNode.class);
    }

    private DeliveryResult deliver(Kind kind) throws IOException {
        Files.writeString(files.resolve("url"), server.url() + "/very-secret");
        return sinks.make(TestNotifications.spec(settings(kind))).deliver(message(kind));
    }

    private static Notification notification() {
        return TestNotifications.notification(EventKind.RELEASE_FAILED, "shop", "production");
    }

    private static Message message(Kind kind) {
        Notification notification =
                Stream.of(Kind.GITLAB, Kind.GITEA, Kind.GITHUB).anyMatch(kind::equals)
                        ? TestNotifications.notification(
                                EventKind.RELEASE_FAILED,
                                "shop",
                                "production",
                                "https://git.example/acme/shop.git"
                                        .replace("git.example", kind == Kind.GITHUB ? "github.com" : "git.example"),
                                "it is <good> & *fine*")
                        : notification();
        ObjectNode cdevent = Json.object();
        cdevent.putObject("context")
                .put("type", "dev.cdevents.service.deployed.0.3.0")
                .put("id", "1");
        cdevent.putObject("subject").put("id", "caf\u00e9");
        return new Message(
                TestNotifications.MESSAGE, notification, "io.fairway.Test.v1", Json.object(), cdevent, false);
    }

    private Settings settings(Kind kind) {
        Settings.Address hidden = new Settings.Address.Hidden(new Secret.InFile(files.resolve("url")));
        Settings.Address plain = new Settings.Address.Plain(URI.create(server.url() + "/hook"));
        return switch (kind) {
            case SLACK -> new Settings.Slack(hidden);
            case TEAMS -> new Settings.Teams(hidden);
            case WEBHOOK -> new Settings.Webhook(hidden, token());
            case GITHUB -> status(Provider.GITHUB, "https://github.com");
            case GITLAB -> status(Provider.GITLAB, "https://git.example");
            case GITEA -> status(Provider.GITEA, "https://git.example");
            case CDEVENTS_STRUCTURED -> new Settings.CdEventsHttp(plain, true, token());
            case CDEVENTS_BINARY -> new Settings.CdEventsHttp(plain, false, token());
        };
    }

    private Settings status(Provider provider, String web) {
        return new Settings.CommitStatus(provider, URI.create(web), URI.create(server.url()), token());
    }

    private static Secret token() {
        return new Secret.InFile(files.resolve("token"));
    }
}
