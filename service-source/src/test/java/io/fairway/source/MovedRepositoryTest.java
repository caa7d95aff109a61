package io.fairway.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MovedRepositoryTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "https://git.example/ada/cart.git, https://git.example/shop/basket.git/info/refs?service=git-upload-pack, https://git.example/shop/basket.git",
                "https://git.example/ada/cart, /shop/basket.git/info/refs?service=git-upload-pack, https://git.example/shop/basket.git",
                "http://git.example/ada/cart.git, https://git.example/ada/cart.git/info/refs, https://git.example/ada/cart.git",
                "https://git.example/ada/cart.git, https://GIT.example/ada/x.git/info/refs, https://GIT.example/ada/x.git",
                "https://git.example/ada/cart.git, https://evil.example/ada/cart.git/info/refs, -",
                "https://git.example/ada/cart.git, https://git.example:8443/ada/cart.git/info/refs, -",
                "https://git.example/ada/cart.git, http://git.example/ada/cart.git/info/refs, -",
                "https://git.example/ada/cart.git, https://ada:pw@git.example/ada/cart.git/info/refs, -",
                "https://git.example/ada/cart.git, https://git.example/users/sign_in, -",
                "https://git.example/ada/cart.git, file:///etc/info/refs, -",
            })
    void case_26_redirect_isFollowedOnTheSameHostOnly(String cloneUrl, String location, String expected) {
        assertThat(MovedRepository.repository(cloneUrl, location).orElse(null)).isEqualTo(expected);
    }

    @Test
    void case_26_addressNow_isWhereTheGitServerLeads() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
        server.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            if (path.startsWith("/old.git/")) {
                exchange.getResponseHeaders().set("Location", "/new.git/info/refs?service=git-upload-pack");
                exchange.sendResponseHeaders(301, -1);
            } else if (path.startsWith("/round.git/")) {
                exchange.getResponseHeaders().set("Location", "/round.git/info/refs");
                exchange.sendResponseHeaders(302, -1);
            } else {
                exchange.sendResponseHeaders(200, -1);
            }
            exchange.close();
        });
        server.start();
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        try {
            assertThat(MovedRepository.addressNow(url + "/old.git")).contains(url + "/new.git");
            assertThat(MovedRepository.addressNow(url + "/new.git")).isEmpty();
            assertThat(MovedRepository.addressNow(url + "/round.git")).isEmpty();
        } finally {
            server.stop(0);
        }
        assertThat(MovedRepository.addressNow(url + "/old.git")).isEmpty();
        assertThat(MovedRepository.addressNow("file:///old.git")).isEmpty();
    }
}
