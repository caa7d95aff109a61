package io.fairway.dashboard;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/** As much of a Kubernetes API as reading Helm's revisions and pods takes. Everything else is not found. */
final class FakeKubernetes implements AutoCloseable {

    private final HttpServer server;
    private static final String MANIFEST = """
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: %1$s
            spec:
              replicas: 2
              template:
                spec:
                  containers:
                    - name: app
                      image: registry.example/shop/%1$s@sha256:%2$s
                      env:
                        - name: GREETING
                          value: Hello %3$d
            ---
            apiVersion: v1
            kind: Secret
            metadata:
              name: access
            data:
              password: %4$s
            """;

    private final Map<String, Map<String, String>> secrets = new ConcurrentHashMap<>();
    private final Map<String, String> others = new ConcurrentHashMap<>();

    FakeKubernetes() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** An application in a namespace: its revisions 3 to 8, of which the last one is installed, and two pods. */
    void application(String namespace, String name) throws IOException {
        for (int number = 3; number <= 8; number++) {
            revision(
                    namespace,
                    name,
                    number,
                    number == 8 ? "deployed" : "superseded",
                    MANIFEST.formatted(name, digest(number), number, number % 2 == 0 ? "aHVudGVyMg==" : "c2VjcmV0"));
        }
        others.put("/apis/apps/v1", """
                {"kind":"APIResourceList","apiVersion":"v1","groupVersion":"apps/v1","resources":[
                {"name":"deployments","singularName":"deployment","namespaced":true,"kind":"Deployment","verbs":["get"]}]}""");
        String apps = "/apis/apps/v1/namespaces/" + namespace;
        others.put(apps + "/deployments/" + name, """
                {"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"%s","namespace":"%s","uid":"deployment-%s"}}""".formatted(name, namespace, namespace));
        others.put(apps + "/replicasets", """
                {"apiVersion":"apps/v1","kind":"ReplicaSetList","metadata":{},"items":[{"metadata":{"name":"%1$s-7d9f8b6c5",
                "namespace":"%2$s","uid":"set-%2$s","annotations":{"deployment.kubernetes.io/revision":"8"},"ownerReferences":[
                {"apiVersion":"apps/v1","kind":"Deployment","name":"%1$s","uid":"deployment-%2$s","controller":true}]}}]}""".formatted(name, namespace));
        others.put(
                apps + "/controllerrevisions",
                "{\"apiVersion\":\"apps/v1\",\"kind\":\"ControllerRevisionList\",\"metadata\":{},\"items\":[]}");
        others.put(
                "/api/v1/namespaces/" + namespace + "/pods",
                Stream.of("kq7wz", "x2x4z")
                        .map(end -> """
                                {"metadata":{"name":"%1$s-7d9f8b6c5-%3$s","namespace":"%2$s","creationTimestamp":"%5$s",
                                "ownerReferences":[{"apiVersion":"apps/v1","kind":"ReplicaSet","name":"%1$s-7d9f8b6c5","uid":"set-%2$s",
                                "controller":true}]},"spec":{"nodeName":"node-2","containers":[{"name":"app"}]},"status":{
                                "phase":"Running","containerStatuses":[{"name":"app","ready":true,"restartCount":0,
                                "imageID":"registry.example/shop/%1$s@sha256:%4$s"}]}}""".formatted(
                                        name,
                                        namespace,
                                        end,
                                        digest(8),
                                        Instant.now().minusSeconds(38).truncatedTo(ChronoUnit.SECONDS)))
                        .collect(Collectors.joining(
                                ",", "{\"apiVersion\":\"v1\",\"kind\":\"PodList\",\"metadata\":{},\"items\":[", "]}")));
    }

    private static String digest(int number) {
        return (number + "c0ffee").repeat(9) + number;
    }

    /** A revision as Helm stores it. */
    private void revision(String namespace, String release, int number, String status, String manifest)
            throws IOException {
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
        String other = others.get(exchange.getRequestURI().getPath());
        if (other != null) {
            status = 200;
            body = other;
        } else if (path.size() >= 6 && path.get(5).equals("secrets")) {
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
