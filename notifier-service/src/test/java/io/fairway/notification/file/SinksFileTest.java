package io.fairway.notification.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.fairway.notification.AddressPolicy;
import io.fairway.notification.EventKind;
import io.fairway.notification.Rule;
import io.fairway.notification.SinkKind;
import io.fairway.notification.SinkSpec;
import io.fairway.notification.SinkSpec.WhenUnclear;
import io.fairway.notification.TestNotifications;
import io.fairway.notification.http.TestHttpSinks;
import io.fairway.notification.mail.TestMailSinks;
import io.fairway.work.RetryPolicy;
import io.fairway.yaml.InvalidYamlException;
import io.vertx.core.Vertx;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SinksFileTest {

    private static Vertx vertx;
    private static List<SinkKind<?>> kinds;

    private static final String FULL = """
            sinks:
              - name: team-chat
                kind: slack
                url: {file: secrets/slack}
                rules:
                  - applications: ["shop-*", hello]
                    environments: [production]
                    events: [release-failed, release-rolled-back]
                  - facts: [build-failed]
                template: chat.txt
                from: beginning
                allowPrivate: [10.0.0.0/8, "fd00::/8"]
                deadline: 5s
                retry: {first: 500ms, factor: 3, max: 1m, attempts: 7}
                whenUnclear: give-up
              - {name: teams, kind: teams, url: {env: TOKEN}}
              - {name: hook, kind: webhook, url: "https://hook.example/x", secret: {env: TOKEN}, allowPrivate: true}
              - name: mail
                kind: email
                host: mail.example.org
                user: fairway
                password: {env: TOKEN}
                sender: fairway@example.org
                to: [team@example.org]
              - {name: github, kind: commit-status, provider: github, token: {env: TOKEN}}
              - {name: ghe, kind: commit-status, provider: github, web: "https://git.example", token: {env: TOKEN}}
              - {name: gitlab, kind: commit-status, provider: gitlab, token: {env: TOKEN}}
              - {name: forgejo, kind: commit-status, provider: forgejo, web: "https://code.example/", token: {env: TOKEN}}
              - {name: tools, kind: cdevents-http, url: "http://tools.example", mode: binary, token: {env: TOKEN}}
            """;

    @BeforeAll
    static void openClient() {
        vertx = Vertx.vertx();
        kinds = Stream.concat(TestHttpSinks.kinds(vertx).stream(), Stream.of(TestMailSinks.kind()))
                .toList();
    }

    @AfterAll
    static void closeClient() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void everyKey_isRead() throws Exception {
        List<SinkSpec> sinks = read(FULL);

        assertThat(sinks.getFirst())
                .isEqualTo(new SinkSpec(
                        "team-chat",
                        sinks.getFirst().settings(),
                        List.of(
                                new Rule(
                                        List.of("shop-*", "hello"),
                                        List.of("production"),
                                        Set.of(EventKind.RELEASE_FAILED, EventKind.RELEASE_ROLLED_BACK)),
                                new Rule(List.of(), List.of(), Set.of(EventKind.BUILD_FAILED))),
                        TestNotifications.DIRECTORY.resolve("chat.txt"),
                        true,
                        new AddressPolicy(
                                false,
                                List.of(
                                        AddressPolicy.Network.parse("10.0.0.0/8"),
                                        AddressPolicy.Network.parse("fd00::/8"))),
                        Duration.ofSeconds(5),
                        new RetryPolicy(Duration.ofMillis(500), 3, Duration.ofMinutes(1), 7),
                        WhenUnclear.GIVE_UP));
        assertThat(sinks.stream().map(sink -> sink.settings().kind()))
                .containsExactly(
                        "slack",
                        "teams",
                        "webhook",
                        "email",
                        "commit-status",
                        "commit-status",
                        "commit-status",
                        "commit-status",
                        "cdevents-http");
    }

    @Test
    void absentKeys_haveTheDocumentedDefaults() throws Exception {
        SinkSpec sink =
                read("sinks: [{name: a, kind: slack, url: {env: TOKEN}}]").getFirst();

        assertThat(sink.rules()).containsExactly(Rule.EVERYTHING);
        assertThat(sink.template()).isNull();
        assertThat(sink.fromBeginning()).isFalse();
        assertThat(sink.addresses()).isEqualTo(AddressPolicy.PUBLIC_ONLY);
        assertThat(sink.deadline()).isEqualTo(Duration.ofSeconds(10));
        assertThat(sink.retry()).isEqualTo(new RetryPolicy(Duration.ofSeconds(1), 2, Duration.ofMinutes(5), 20));
        assertThat(sink.whenUnclear()).isEqualTo(WhenUnclear.REPEAT);
        assertThat(read("sinks: []")).isEmpty();
    }

    static Stream<Arguments> mistakes() {
        String slack = "sinks: [{name: a, kind: slack, url: {env: X}";
        return Stream.of(
                Arguments.of("", "1:1: it is empty"),
                Arguments.of("sinks: {}", "1:8: 'sinks' must be a list"),
                Arguments.of("sink: []", "1:1: unknown key 'sink' in the file; did you mean 'sinks'?"),
                Arguments.of("sinks: [{name: a}]", "1:9: 'kind' is missing in a sink"),
                Arguments.of(
                        "sinks: [{name: a, kind: irc}]",
                        "1:25: unknown kind 'irc'; known are cdevents-http, commit-status, email"),
                Arguments.of("sinks: [{name: A, kind: slack, url: {env: X}}]", "1:16: a name consists of"),
                Arguments.of(
                        "sinks:\n  - {name: a, kind: slack, url: {env: X}}\n  - {name: a, kind: slack, url: {env: X}}",
                        "3:5: sink 'a' is there twice"),
                Arguments.of("sinks: [{name: a, kind: slack}]", "1:9: 'url' is missing in a sink of kind slack"),
                Arguments.of(
                        "sinks: [{name: a, kind: slack, url: \"https://hooks.slack.com/services/T/B/secret\"}]",
                        "1:37: this URL is a secret"),
                Arguments.of(
                        "sinks: [{name: a, kind: webhook, url: \"https://x.example\", secret: whsec_abc}]",
                        "1:68: a secret is never in this file"),
                Arguments.of("sinks: [{name: a, kind: slack, url: {env: X, file: y}}]", "1:37: a secret is either"),
                Arguments.of(slack + ", mode: binary}]", "1:47: unknown key 'mode' in a sink of kind slack"),
                Arguments.of(slack + ", rules: [{facts: [deployed]}]}]", "1:64: unknown event 'deployed'; known are"),
                Arguments.of(
                        slack + ", rules: [{events: [release-faild]}]}]",
                        "1:65: unknown event 'release-faild'; did you mean 'release-failed'?"),
                Arguments.of(
                        slack + ", rules: [{events: [build-failed], facts: [build-failed]}]}]",
                        "1:55: 'facts' is another name of 'events'"),
                Arguments.of(slack + ", rules: [{apps: [x]}]}]", "1:56: unknown key 'apps' in a rule"),
                Arguments.of(slack + ", allowPrivate: [10.0.0.0]}]", "1:62: a network is needed"),
                Arguments.of(slack + ", deadline: 2h}]", "1:57: a duration is a whole number"),
                Arguments.of(slack + ", retry: {first: 2m, max: 1m}}]", "1:54: the longest pause"),
                Arguments.of(slack + ", from: yesterday}]", "1:53: 'from' is 'now' or 'beginning'"),
                Arguments.of(
                        "sinks: [{name: a, kind: webhook, url: \"ftp://user:hunter2@x\", secret: {env: X}}]",
                        "1:39: an http or https URL is needed"),
                Arguments.of(
                        "sinks: [{name: a, kind: email, host: m, encryption: none, user: u, password: {env: X},"
                                + " sender: a@b.c, to: [a@b.c]}]",
                        "1:9: a password is not sent without encryption"),
                Arguments.of(
                        "sinks: [{name: a, kind: commit-status, provider: gitea, token: {env: X}}]",
                        "1:9: 'web' is missing"),
                Arguments.of(
                        "sinks: [{name: a, kind: cdevents-http, url: \"http://x.example\", template: t}]",
                        "1:9: a sink of kind cdevents-http takes no template"),
                Arguments.of("sinks: [\n  - x", "2:3: not valid YAML"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void mistake_isSaid_withItsPlace_andWithoutWhatMayBeSecret(String yaml, String expected) {
        InvalidYamlException failure = catchThrowableOfType(InvalidYamlException.class, () -> read(yaml));

        assertThat(failure).hasMessageStartingWith(expected);
        assertThat(failure.getMessage()).doesNotContain("services/T/B", "whsec_abc", "hunter2");
    }

    @Test
    void publishedSchema_agrees() throws Exception {
        assertThat(schemaErrors(FULL)).isEmpty();
        for (Arguments mistake : mistakes().toList()) {
            String yaml = (String) mistake.get()[0];
            String message = (String) mistake.get()[1];
            // What needs two values at once, or a name twice, no schema says.
            boolean onlyHere = Stream.of("twice", "longest pause", "without encryption", "'web'", "YAML", "duration")
                    .anyMatch(message::contains);
            if (!onlyHere) {
                assertThat(schemaErrors(yaml)).as(yaml).isNotEmpty();
            }
        }
    }

    private static List<?> schemaErrors(String yaml) throws Exception {
        try (InputStream stream = SinksFileTest.class.getResourceAsStream("/schema/sinks.v1.json")) {
            Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(stream, InputFormat.JSON);
            return schema.validate(new YAMLMapper().readTree(yaml));
        }
    }

    private static List<SinkSpec> read(String yaml) throws InvalidYamlException {
        return new SinksFileReader(TestNotifications.DIRECTORY, kinds)
                .read(yaml).stream().map(SinksFileReader.Entry::spec).toList();
    }
}
