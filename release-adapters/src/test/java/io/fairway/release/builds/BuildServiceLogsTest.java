package io.fairway.release.builds;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fairway.release.query.BuildLogs.Answer;
import io.quarkus.runtime.configuration.MemorySize;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BuildServiceLogsTest {

    private static final UUID CHANGE = UUID.randomUUID();
    private static final UUID BUILD = UUID.randomUUID();
    private static final String LISTED = "[{\"buildId\": \"" + BUILD + "\", \"more\": [1]}]";

    private HttpServer server;
    private String log = "one\ntwo\n";

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void log_isRead() throws Exception {
        serve("application/json", LISTED);

        assertThat(text(logs().open(CHANGE, false))).isEqualTo("one\ntwo\n");
    }

    @Test
    void log_isReadWhileItGrows() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        serveList("application/json", LISTED);
        server.createContext("/builds/" + BUILD + "/log", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/plain;charset=UTF-8");
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream body = exchange.getResponseBody()) {
                body.write("one\n".getBytes(UTF_8));
                body.flush();
                go.await();
                body.write("two\n".getBytes(UTF_8));
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        });

        Answer answer = logs().open(CHANGE, true);

        try (var lines = new BufferedReader(new InputStreamReader(((Answer.Log) answer).text(), UTF_8))) {
            assertThat(lines.readLine()).isEqualTo("one");
            go.countDown();
            assertThat(lines.readLine()).isEqualTo("two");
            assertThat(lines.readLine()).isNull();
        }
    }

    @Test
    void follower_waitsForTheBuild_othersDoNot() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        server.createContext(
                "/builds",
                exchange -> answer(exchange, "application/json", asked.incrementAndGet() < 3 ? "[]" : LISTED));
        serveLog();

        assertThat(logs().open(CHANGE, false)).isEqualTo(new Answer.NoBuild());
        assertThat(text(logs().open(CHANGE, true))).isEqualTo("one\ntwo\n");
    }

    @Test
    void follower_doesNotWaitForEver() throws Exception {
        serve("application/json", "[]");

        assertThat(logs().open(CHANGE, true)).isEqualTo(new Answer.NoBuild());
    }

    @Test
    void longLog_isCutAndSaysSo() throws Exception {
        log = "x".repeat(5000) + "the end";
        serve("application/json", LISTED);

        String text = text(logs().open(CHANGE, false));

        assertThat(text).startsWith("xxx").contains("more than 1000 bytes").doesNotContain("the end");
        assertThat(text.length()).isLessThan(1100);
    }

    @Test
    void logOfExactlyTheLimit_isWhole() throws Exception {
        log = "x".repeat(1000);
        serve("application/json", LISTED);

        assertThat(text(logs().open(CHANGE, false))).isEqualTo(log);
    }

    @ParameterizedTest
    @CsvSource({
        "application/json, '[{\"buildId\": \"../../secrets\"}]', has no id of a build",
        "application/json, 'not json', does not answer as it should",
        "text/html, '<p>a proxy</p>', text/html",
    })
    void strangeAnswer_isNotTrusted(String type, String body, String expected) throws Exception {
        serve(type, body);

        assertThat(logs().open(CHANGE, false))
                .isInstanceOfSatisfying(
                        Answer.Unavailable.class,
                        answer -> assertThat(answer.message()).contains(expected));
    }

    @Test
    void buildServiceThatIsAway_isNamed() throws Exception {
        String url = url();
        server.stop(0);

        assertThat(logs().open(CHANGE, true))
                .isInstanceOfSatisfying(
                        Answer.Unavailable.class,
                        answer -> assertThat(answer.message()).contains(url, "is it running"));
    }

    @Test
    void buildServiceThatNobodyNamed_isAskedFor() throws Exception {
        assertThat(new BuildServiceLogs(config(Optional.empty())).open(CHANGE, true))
                .isInstanceOfSatisfying(
                        Answer.Unavailable.class,
                        answer -> assertThat(answer.message()).contains("set fairway.build-service.url"));
    }

    private BuildServiceLogs logs() {
        return new BuildServiceLogs(config(Optional.of(URI.create(url() + "/"))));
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void serve(String type, String list) {
        serveList(type, list);
        serveLog();
    }

    private void serveList(String type, String list) {
        server.createContext("/builds", exchange -> {
            assertThat(exchange.getRequestURI().getQuery()).isEqualTo("changeId=" + CHANGE);
            answer(exchange, type, list);
        });
    }

    private void serveLog() {
        server.createContext("/builds/" + BUILD + "/log", exchange -> answer(exchange, "text/plain", log));
    }

    private static void answer(HttpExchange exchange, String type, String body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body.getBytes(UTF_8));
        }
    }

    private static String text(Answer answer) throws IOException {
        try (InputStream text = ((Answer.Log) answer).text()) {
            return new String(text.readAllBytes(), UTF_8);
        }
    }

    private static BuildServiceConfig config(Optional<URI> url) {
        return new BuildServiceConfig() {
            @Override
            public Optional<URI> url() {
                return url;
            }

            @Override
            public Duration timeout() {
                return Duration.ofSeconds(5);
            }

            @Override
            public Duration patience() {
                return Duration.ofMillis(500);
            }

            @Override
            public MemorySize logSize() {
                return new MemorySize(BigInteger.valueOf(1000));
            }
        };
    }
}
