package io.fairway.verification.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.fairway.events.Checks.HttpCheck;
import io.fairway.events.ObjectRef;
import io.fairway.verification.Pod;
import io.fairway.verification.PodChecks.Answer;
import io.fairway.verification.PodChecks.Question;
import io.fairway.verification.TestSightings;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpPodChecksTest {

    private static final Pod POD = TestSightings.ready("hello-1");
    private static final ObjectRef HELLO = TestSightings.HELLO.object();

    private final CountDownLatch end = new CountDownLatch(1);
    private final HttpPodChecks checks = checks(Duration.ofMillis(500), Duration.ofSeconds(3));
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/good", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.createContext("/moved", exchange -> {
            exchange.getResponseHeaders().add("Location", "/good");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        server.createContext("/slow", exchange -> awaitEnd());
        server.createContext("/endless", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream body = exchange.getResponseBody()) {
                while (end.getCount() > 0) {
                    body.write(new byte[8192]);
                }
            }
        });
        server.createContext("/dripping", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('x');
            exchange.getResponseBody().flush();
            awaitEnd();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        end.countDown();
        server.stop(0);
    }

    @Test
    void expectedStatus_passes() {
        assertThat(ask("/good", 200).passed()).isTrue();
        assertThat(ask("/nowhere", 404).passed()).isTrue();
    }

    @Test
    void redirect_is_an_answer_and_not_followed() {
        Answer answer = ask("/moved", 200);

        assertThat(answer.passed()).isFalse();
        assertThat(answer.message()).isEqualTo("status 302, expected 200");
    }

    @Test
    void slowAnswer_fails_whether_it_does_not_begin_or_does_not_end() {
        assertThat(ask("/slow", 200).message()).isEqualTo("no answer within 500 ms");
        assertThat(ask("/dripping", 200).message()).isEqualTo("no answer within 500 ms");
    }

    @Test
    void endlessBody_is_cut() {
        assertThat(ask("/endless", 200).passed()).isTrue();
    }

    @Test
    void pathThatIsNone_fails_with_a_sentence() {
        assertThat(ask("no slash", 200).message()).contains("slash");
        assertThat(ask("/a b", 200).passed()).isFalse();
    }

    @Test
    void refusedConnection_is_tried_again_until_somebody_listens() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Answer refused = checks(Duration.ofMillis(500), Duration.ofMillis(200))
                .ask(List.of(new Question(new HttpCheck("hello", port, "/", 200), HELLO, POD)))
                .getFirst();

        assertThat(refused.message()).isEqualTo("the connection was refused");
        assertThat(refused.millis()).isGreaterThanOrEqualTo(200);
    }

    @Test
    void manyPods_are_asked_side_by_side() {
        List<Question> questions = java.util.stream.Stream.generate(() -> question("/slow", 200))
                .limit(50)
                .toList();
        long begun = System.nanoTime();

        assertThat(checks.ask(questions)).hasSize(50);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
    }

    private Answer ask(String path, int status) {
        return checks.ask(List.of(question(path, status))).getFirst();
    }

    private Question question(String path, int status) {
        return new Question(new HttpCheck("hello", server.getAddress().getPort(), path, status), HELLO, POD);
    }

    private void awaitEnd() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static HttpPodChecks checks(Duration timeout, Duration patience) {
        return new HttpPodChecks(new HttpConfig() {
            @Override
            public Duration timeout() {
                return timeout;
            }

            @Override
            public Duration patience() {
                return patience;
            }
        });
    }
}
