package io.fairway.notification;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** A receiver on loopback that misbehaves as it is told, and remembers what it was sent. */
public final class StubServer implements AutoCloseable {

    /** What was sent. */
    public record Received(String path, Headers headers, String body) {}

    /** What is answered. */
    public sealed interface Reply {

        record Status(int status, String body, Map<String, String> headers) implements Reply {}

        /** Never. */
        record Hang() implements Reply {}

        /** Takes the request and closes the connection. */
        record Close() implements Reply {}
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch end = new CountDownLatch(1);
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private volatile Function<Received, Reply> replies = _ -> status(200);

    public StubServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    public static Reply status(int status) {
        return new Reply.Status(status, "", Map.of());
    }

    public void replies(Function<Received, Reply> with) {
        replies = with;
    }

    public List<Received> received() {
        return received;
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Received request = new Received(exchange.getRequestURI().toString(), exchange.getRequestHeaders(), body);
        received.add(request);
        switch (replies.apply(request)) {
            case Reply.Status reply -> {
                reply.headers().forEach(exchange.getResponseHeaders()::add);
                byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
                if (bytes.length > 0) {
                    exchange.getResponseBody().write(bytes);
                }
                exchange.close();
            }
            case Reply.Hang() -> {
                try {
                    boolean _ = end.await(60, TimeUnit.SECONDS);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                exchange.close();
            }
            case Reply.Close() -> exchange.close();
        }
    }

    @Override
    public void close() {
        end.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
