package io.fairway.notification.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.fairway.notification.AddressPolicy;
import io.fairway.notification.http.OutboundHttp.Outcome;
import io.vertx.core.Vertx;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A certificate must be for the name in the URL, though the connection is made to an address. */
class TlsTest {

    private static final String PASSWORD = "changeit";

    @TempDir
    Path files;

    @Test
    void certificate_isCheckedAgainstTheName() throws Exception {
        Path store = files.resolve("store.p12");
        certificate(store);
        HttpsServer server = server(store);
        System.setProperty("javax.net.ssl.trustStore", store.toString());
        System.setProperty("javax.net.ssl.trustStorePassword", PASSWORD);
        Vertx vertx = Vertx.vertx();
        try {
            OutboundHttp http = new OutboundHttp(vertx);

            assertThat(post(http, "localhost", server)).isEqualTo(new Outcome.Answered(204, "", null));
            assertThat(post(http, "127.0.0.1", server)).isInstanceOf(Outcome.NotSent.class);
        } finally {
            System.clearProperty("javax.net.ssl.trustStore");
            System.clearProperty("javax.net.ssl.trustStorePassword");
            vertx.close().toCompletionStage().toCompletableFuture().join();
            server.stop(0);
        }
    }

    private static Outcome post(OutboundHttp http, String host, HttpsServer server) {
        URI uri = URI.create("https://" + host + ":" + server.getAddress().getPort() + "/");
        return http.post(uri, Map.of(), new byte[0], new AddressPolicy(true, List.of()), Duration.ofSeconds(10));
    }

    private static void certificate(Path store) throws Exception {
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "stub",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=stub",
                        "-ext",
                        "san=dns:localhost",
                        "-validity",
                        "2",
                        "-keystore",
                        store.toString(),
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .start();
        String output = new String(keytool.getInputStream().readAllBytes());
        assertThat(keytool.waitFor()).as(output).isZero();
    }

    private static HttpsServer server(Path store) throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream stream = Files.newInputStream(store)) {
            keys.load(stream, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        return server;
    }
}
