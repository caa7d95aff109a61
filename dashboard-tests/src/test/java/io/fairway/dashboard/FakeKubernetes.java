package io.fairway.dashboard;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;

/** As much of a Kubernetes API as reading Helm's revisions takes. What else is asked for is not there. */
final class FakeKubernetes implements AutoCloseable {

    private final HttpServer server;
    private final Map<String, Map<String, String>> secrets = new ConcurrentHashMap<>();

    FakeKubernetes() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** A revision as Helm stores it. */
    void revision(String namespace, String release, int number, String status, String manifest) throws IOException {
        String json = "{\"name\":\"" + release + "\",\"version\":" + number + ",\"info\":{\"status\":\"" + status
                + "\",\"description\":\"\"},\"manifest\":\""
                + manifest.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"}";
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(compressed)) {
            out.write(json.getBytes(StandardCharsets.UTF_8));
        }
        Base64.Encoder base64 = Base64.getEncoder();
        String stored = base64.encodeToString(base64.encode(compressed.toByteArray()));
        String name = "sh.helm.release.v1." + release + ".v" + number;
        secrets.computeIfAbsent(namespace, unused -> new LinkedHashMap<>())
                .put(
                        name,
                        "{\"apiVersion\":\"v1\",\"kind\":\"Secret\",\"metadata\":{\"name\":\"" + name
                                + "\",\"namespace\":\""
                                + namespace
                                + "\",\"creationTimestamp\":\"2026-11-23T12:00:00Z\",\"labels\":{\"owner\":\"helm\",\"name\":\""
                                + release + "\",\"version\":\"" + number + "\",\"status\":\"" + status
                                + "\"}},\"data\":{\"release\":\"" + stored + "\"}}");
    }

    private void answer(HttpExchange exchange) throws IOException {
        List<String> path = List.of(exchange.getRequestURI().getPath().split("/"));
        int status = 404;
        String body = "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"status\":\"Failure\",\"code\":404}";
        if (path.size() >= 6 && path.get(5).equals("secrets")) {
            Map<String, String> there = secrets.getOrDefault(path.get(4), Map.of());
            if (path.size() == 6) {
                status = 200;
                body = "{\"kind\":\"SecretList\",\"apiVersion\":\"v1\",\"metadata\":{},\"items\":["
                        + there.values().stream().collect(Collectors.joining(",")) + "]}";
            } else if (there.containsKey(path.get(6))) {
                status = 200;
                body = there.get(path.get(6));
            }
        }
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
