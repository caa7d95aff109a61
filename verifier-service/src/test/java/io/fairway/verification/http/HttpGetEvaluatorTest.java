package io.fairway.verification.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.fairway.events.Checks.HttpCheck;
import io.fairway.events.ObjectRef;
import io.fairway.verification.Check;
import io.fairway.verification.CheckRequest;
import io.fairway.verification.CheckResult;
import io.fairway.verification.Pod;
import io.fairway.verification.TestObservations;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpGetEvaluatorTest {

    private static final Pod POD = TestObservations.ready("hello-1");
    private static final ObjectRef HELLO = TestObservations.HELLO.object();

    private final CountDownLatch end = new CountDownLatch(1);
    /** Waits long enough for any machine: what a test expects to be answered is not a matter of speed. */
    private final HttpGetEvaluator patient = evaluator(Duration.ofSeconds(30), Duration.ofSeconds(30));

    private final HttpGetEvaluator hasty = evaluator(Duration.ofMillis(500), Duration.ofSeconds(30));
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
    void expectedStatus_passes() throws Exception {
        assertThat(get("/good", 200).passed()).isTrue();
        assertThat(get("/nowhere", 404).passed()).isTrue();
    }

    @Test
    void redirect_is_a_response_and_not_followed() throws Exception {
        CheckResult result = get("/moved", 200);

        assertThat(result.passed()).isFalse();
        assertThat(result.message()).isEqualTo("status 302, expected 200");
    }

    @Test
    void slowResponse_fails_whether_it_does_not_begin_or_does_not_end() throws Exception {
        assertThat(get(hasty, "/slow").message()).isEqualTo("no response within 500 ms");
        assertThat(get(hasty, "/dripping").message()).isEqualTo("no response within 500 ms");
    }

    @Test
    void endlessBody_is_cut() throws Exception {
        assertThat(get("/endless", 200).passed()).isTrue();
    }

    @Test
    void pathThatIsNone_fails_with_a_sentence() throws Exception {
        assertThat(get("no slash", 200).message()).contains("slash");
        assertThat(get("/a b", 200).passed()).isFalse();
    }

    @Test
    void refusedConnection_is_tried_again_until_somebody_listens() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        CheckResult refused =
                get(evaluator(Duration.ofSeconds(30), Duration.ofMillis(200)), new HttpCheck("hello", port, "/", 200));

        assertThat(refused.message()).isEqualTo("connection refused");
        assertThat(refused.millis()).isGreaterThanOrEqualTo(200);
    }

    private CheckResult get(String path, int status) throws InterruptedException {
        return get(patient, new HttpCheck("hello", server.getAddress().getPort(), path, status));
    }

    private CheckResult get(HttpGetEvaluator evaluator, String path) throws InterruptedException {
        return get(evaluator, new HttpCheck("hello", server.getAddress().getPort(), path, 200));
    }

    private static CheckResult get(HttpGetEvaluator evaluator, HttpCheck specification) throws InterruptedException {
        Check.HttpGet check = new Check.HttpGet(specification);
        return evaluator.evaluate(check, new CheckRequest(check, HELLO, POD));
    }

    private void awaitEnd() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static HttpGetEvaluator evaluator(Duration timeout, Duration patience) {
        return new HttpGetEvaluator(new HttpConfig() {
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
