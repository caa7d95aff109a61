package io.fairway.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fairway.cli.text.Terminal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.Reader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/**
 * Does once what the commands do, against a server of its own, so that the JVM can keep what it loaded and linked for the
 * starts that follow. The launcher calls it; see docs/reference/cli.md.
 */
final class Rehearsal {

    private static final String ID = "01a205e1-65ae-7013-aace-b0e43ba8617b";
    private static final String RELEASE = "{\"id\":\"" + ID + "\",\"changeId\":\"" + ID
            + "\",\"application\":\"hello\",\"environment\":\"staging\",\"kind\":\"CHANGE\",\"status\":\"VERIFIED\","
            + "\"reason\":\"a\",\"revision\":1,\"evidence\":[{\"check\":\"rollout\",\"result\":\"PASSED\","
            + "\"message\":\"ok\"}],\"differences\":[],\"createdAt\":\"2026-01-01T00:00:00Z\",\"approval\":null}";
    private static final String CHANGE = "{\"changeId\":\"" + ID + "\",\"outcome\":\"VERIFIED\",\"reason\":\"a\","
            + "\"application\":\"hello\",\"source\":{\"commit\":\"68b1f5768b1f5768b1f5768b1f5768b1f5768b1f\"},"
            + "\"startedAt\":\"2026-01-01T00:00:00Z\",\"totalMillis\":1200,\"steps\":[{\"name\":\"accepted\","
            + "\"millis\":0,\"reason\":\"a\",\"eventId\":\"e\"}],\"releases\":[" + RELEASE + "]}";
    private static final String OVERVIEW = "[{\"application\":\"hello\",\"environments\":[{\"name\":\"staging\","
            + "\"state\":\"VERIFIED\",\"paused\":null,\"live\":{\"commit\":\"68b1f57\",\"chartVersion\":\"1.0.0\","
            + "\"since\":\"2026-01-01T00:00:00Z\"},\"next\":null,\"quarantined\":[]}]}]";
    private static final String WHY = "{\"state\":\"LIVE\",\"sentence\":\"a\",\"change\":{\"changeId\":\"" + ID
            + "\"},\"evidence\":[{\"what\":\"a\",\"said\":\"b\",\"at\":\"c\"}]}";
    private static final String TRACE = "{\"of\":\"a\",\"sentence\":\"a\",\"changes\":[" + CHANGE + "]}";

    private static final Map<String, String> ANSWERS = Map.of(
            "/overview",
            OVERVIEW,
            "/changes",
            "[" + CHANGE + "]",
            "/changes/" + ID,
            CHANGE,
            "/releases",
            "[" + RELEASE + "]",
            "/releases/" + ID,
            RELEASE,
            "/applications/hello/environments/staging/why",
            WHY,
            "/trace",
            TRACE,
            "/audit",
            "[]");

    private static final List<List<String>> COMMANDS = List.of(
            List.of("--help"),
            List.of("watch", "--help"),
            List.of("apps"),
            List.of("apps", "-o", "json"),
            List.of("apps", "-o", "yaml"),
            List.of("changes"),
            List.of("changes", ID),
            List.of("changes", "68b1f57"),
            List.of("releases"),
            List.of("releases", "01a205e1"),
            List.of("why", "hello", "staging"),
            List.of("trace", "68b1f57"),
            List.of("audit"),
            List.of("watch", ID, "--timeout", "5s"),
            List.of("releases", "ffff"),
            List.of("nonsense"));

    private Rehearsal() {}

    public static void main(String[] arguments) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", Rehearsal::answer);
        server.start();
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        Path config = Files.createTempFile("fairway-rehearsal", ".yaml");
        Files.writeString(config, "server: " + url + "\ntoken: rehearsal\n");
        Map<String, String> environment =
                Map.of("FAIRWAY_CONFIG", config.toString(), "LANG", "C.UTF-8", "TERM", "xterm");
        for (boolean interactive : new boolean[] {true, false}) {
            for (List<String> command : COMMANDS) {
                PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
                Main.run(
                        new Session.Surroundings(
                                new BufferedReader(Reader.nullReader()),
                                nowhere,
                                nowhere,
                                Terminal.of(interactive, environment::get),
                                environment::get,
                                Clock.systemUTC()),
                        command.toArray(String[]::new));
            }
        }
        server.stop(0);
        Files.delete(config);
    }

    private static void answer(HttpExchange exchange) throws IOException {
        String answer = ANSWERS.get(exchange.getRequestURI().getPath());
        byte[] body =
                (answer == null ? "{\"detail\":\"there is no such thing\"}" : answer).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(answer == null ? 404 : 200, body.length);
        try (OutputStream stream = exchange.getResponseBody()) {
            stream.write(body);
        }
    }
}
