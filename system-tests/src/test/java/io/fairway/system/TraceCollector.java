package io.fairway.system;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** A collector of OpenTelemetry's protocol over HTTP, which keeps everything that it receives. */
final class TraceCollector implements AutoCloseable {

    private final List<String> exports = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    private TraceCollector(HttpServer server) {
        this.server = server;
    }

    static TraceCollector start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        TraceCollector collector = new TraceCollector(server);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v1/traces", exchange -> {
            // Latin-1 keeps every byte as a character of its own.
            collector.exports.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        return collector;
    }

    /** What makes a service send the spans of every change here. */
    Map<String, String> settings() {
        return Map.of(
                "FAIRWAY_TRACES", "1.0",
                "QUARKUS_OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf",
                "QUARKUS_OTEL_EXPORTER_OTLP_COMPRESSION", "none",
                "QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT",
                        "http://127.0.0.1:" + server.getAddress().getPort());
    }

    /**
     * Whether a service has sent spans of a trace.
     *
     * @param traceId 32 hexadecimal digits. In protocol buffers, it is its sixteen bytes as they are
     */
    boolean has(String service, String traceId) {
        String bytes = new String(HexFormat.of().parseHex(traceId), StandardCharsets.ISO_8859_1);
        return exports.stream().anyMatch(export -> export.contains(service) && export.contains(bytes));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
