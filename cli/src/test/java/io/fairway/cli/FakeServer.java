package io.fairway.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fairway.cli.text.Terminal;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** release-service, as far as a test says what it answers, and the command line that asks it. */
final class FakeServer implements AutoCloseable {

    static final Instant NOW = Instant.parse("2026-11-23T21:00:00Z");

    private final HttpServer server;
    private final Map<String, List<Answer>> answers = new ConcurrentHashMap<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final Map<String, String> environment = new HashMap<>();
    private Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private Terminal terminal = Terminal.NONE;
    private String typed = "";

    private record Answer(int status, String contentType, String body) {}

    /** What was asked. */
    record Request(String call, String body, String authorization) {}

    /** What a command did. */
    record Ended(int code, String out, String err) {}

    FakeServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
        environment.put("FAIRWAY_URL", url());
        environment.put("HOME", "/nonexistent");
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The answers to a call such as {@code GET /changes?limit=20}, one after the other; the last one stays. */
    FakeServer answers(String call, String... bodies) {
        for (String body : bodies) {
            answers.computeIfAbsent(call, any -> new CopyOnWriteArrayList<>())
                    .add(new Answer(200, "application/json", body));
        }
        return this;
    }

    FakeServer answersText(String call, String contentType, String body) {
        answers.put(call, List.of(new Answer(200, contentType, body)));
        return this;
    }

    FakeServer refuses(String call, int status, String detail) {
        answers.put(
                call,
                List.of(new Answer(
                        status, "application/problem+json", "{\"title\":\"No\",\"detail\":\"" + detail + "\"}")));
        return this;
    }

    FakeServer set(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** What a person types. */
    FakeServer types(String text) {
        typed = text;
        return this;
    }

    FakeServer on(Terminal other) {
        terminal = other;
        return this;
    }

    FakeServer withRealClock() {
        clock = Clock.systemUTC();
        return this;
    }

    List<Request> requests() {
        return requests;
    }

    List<String> calls() {
        return requests.stream().map(Request::call).toList();
    }

    Ended run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Main.run(
                new Session.Surroundings(
                        new BufferedReader(new StringReader(typed)),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        terminal,
                        environment::get,
                        clock),
                arguments);
        return new Ended(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String call = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        requests.add(new Request(call, body, authorization == null ? "" : authorization));
        Answer answer = next(call);
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", answer.contentType());
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        try (OutputStream stream = exchange.getResponseBody()) {
            stream.write(bytes);
        }
    }

    private Answer next(String call) {
        List<Answer> known = answers.get(call);
        if (known == null) {
            return new Answer(
                    404, "application/problem+json", "{\"detail\":\"nobody expected " + call.replace("\"", "") + "\"}");
        }
        List<Answer> left = new ArrayList<>(known);
        if (left.size() > 1) {
            known.removeFirst();
        }
        return left.getFirst();
    }
}
