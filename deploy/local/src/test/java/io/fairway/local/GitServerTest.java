package io.fairway.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The server as the git program sees it. */
class GitServerTest {

    private static final String SECRET = "between us";
    private static final Map<String, String> APART = Map.of(
            "GIT_AUTHOR_NAME", "Ada Example",
            "GIT_AUTHOR_EMAIL", "ada@example.com",
            "GIT_AUTHOR_DATE", "2026-11-25T10:00:00+01:00",
            "GIT_COMMITTER_NAME", "Ada Example",
            "GIT_COMMITTER_EMAIL", "ada@example.com",
            "GIT_CONFIG_GLOBAL", "/dev/null",
            "GIT_CONFIG_NOSYSTEM", "1",
            "GIT_TERMINAL_PROMPT", "0");

    /** A webhook as it arrived. */
    private record Delivery(String signature, byte[] body) {

        JsonNode event() throws IOException {
            return new ObjectMapper().readTree(body);
        }
    }

    @TempDir
    Path directory;

    private final List<Delivery> delivered = new CopyOnWriteArrayList<>();
    private HttpServer receiver;
    private GitServer server;
    private Path copy;

    @BeforeEach
    void start() throws Exception {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            delivered.add(new Delivery(
                    exchange.getRequestHeaders().getFirst("X-Hub-Signature-256"),
                    exchange.getRequestBody().readAllBytes()));
            exchange.sendResponseHeaders(202, -1);
            exchange.close();
        });
        receiver.start();
        URI webhook = URI.create("http://127.0.0.1:" + receiver.getAddress().getPort());
        server = GitServer.start(directory, 0, webhook, SECRET);
        git(directory, "init", "--bare", "--quiet", "--initial-branch=main", "hello.git");
        copy = Files.createDirectory(directory.resolve("copy"));
        git(copy, "init", "--quiet", "--initial-branch=main");
        git(copy, "remote", "add", "origin", server.url() + "/hello.git");
    }

    @AfterEach
    void stop() {
        server.close();
        receiver.stop(0);
    }

    @Test
    void pushedBranch_isClonedAgain_andAnnouncedBeforeThePushReturns() throws Exception {
        // when
        String first = commit("a", "1");
        git(copy, "push", "--quiet", "origin", "main");

        // then
        assertThat(delivered).hasSize(1);
        Delivery delivery = delivered.getFirst();
        assertThat(delivery.signature()).isEqualTo("sha256=" + Signatures.hmacSha256(SECRET, delivery.body()));
        JsonNode event = delivery.event();
        assertThat(event.path("ref").asText()).isEqualTo("refs/heads/main");
        assertThat(event.path("before").asText()).isEqualTo("0".repeat(40));
        assertThat(event.path("after").asText()).isEqualTo(first);
        assertThat(event.path("created").asBoolean()).isTrue();
        assertThat(event.path("repository").path("clone_url").asText()).isEqualTo(server.url() + "/hello.git");
        assertThat(event.path("pusher").path("name").asText()).isEqualTo("Ada Example");
        JsonNode head = event.path("head_commit");
        assertThat(head.path("message").asText()).isEqualTo("Change a");
        assertThat(head.path("timestamp").asText())
                .startsWith("2026-11-25T10:00")
                .endsWith("+01:00");
        assertThat(head.path("author").path("email").asText()).isEqualTo("ada@example.com");

        // when
        git(directory, "clone", "--quiet", server.url() + "/hello.git", "clone");

        // then
        assertThat(directory.resolve("clone/a")).hasContent("1");

        // when history is written anew
        git(copy, "commit", "--quiet", "--amend", "-m", "Change a, better");
        git(copy, "push", "--quiet", "--force", "origin", "main");

        // then
        assertThat(delivered).hasSize(2);
        assertThat(delivered.getLast().event().path("before").asText()).isEqualTo(first);
        assertThat(delivered.getLast().event().path("created").asBoolean()).isFalse();
        git(directory.resolve("clone"), "fetch", "--quiet", "origin");
        assertThat(git(directory.resolve("clone"), "rev-parse", "origin/main")).isEqualTo(head());
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "2"})
    void shallowClone_inEachVersionOfTheProtocol_isDeepenedByAFetch(String version) throws Exception {
        // given
        for (int i = 0; i < 3; i++) {
            commit("a", String.valueOf(i));
        }
        git(copy, "push", "--quiet", "origin", "main");

        // when
        String protocol = "protocol.version=" + version;
        git(directory, "-c", protocol, "clone", "--quiet", "--depth=1", server.url() + "/hello.git", "shallow");

        // then
        Path shallow = directory.resolve("shallow");
        assertThat(git(shallow, "rev-list", "--count", "HEAD")).isEqualTo("1");
        git(shallow, "-c", protocol, "fetch", "--quiet", "--unshallow");
        assertThat(git(shallow, "rev-list", "--count", "HEAD")).isEqualTo("3");
    }

    @Test
    void packThatGitSendsInChunks_arrivesWhole() throws Exception {
        // given what cannot be compressed: more than git's buffer of one megabyte
        byte[] noise = new byte[5_000_000];
        new Random(1).nextBytes(noise);
        Files.write(copy.resolve("noise"), noise);
        String commit = commit("a", "1");

        // when
        git(copy, "push", "--quiet", "origin", "main");

        // then
        git(directory, "clone", "--quiet", server.url() + "/hello.git", "clone");
        assertThat(Files.readAllBytes(directory.resolve("clone/noise"))).isEqualTo(noise);
        assertThat(delivered.getFirst().event().path("after").asText()).isEqualTo(commit);
    }

    @Test
    void pushOfSeveralRefs_announcesEachBranch_butNoTagAndNoDeletion() throws Exception {
        // given
        commit("a", "1");
        git(copy, "push", "--quiet", "origin", "HEAD:main", "HEAD:old");
        delivered.clear();
        String next = commit("a", "2");
        git(copy, "tag", "v1");

        // when
        git(copy, "push", "--quiet", "origin", "HEAD:main", "HEAD:next", "v1", ":old");

        // then
        assertThat(delivered).hasSize(2);
        for (Delivery delivery : delivered) {
            assertThat(delivery.event().path("ref").asText()).isIn("refs/heads/main", "refs/heads/next");
            assertThat(delivery.event().path("after").asText()).isEqualTo(next);
        }
        assertThat(git(copy, "ls-remote", "origin"))
                .contains("refs/heads/main", "refs/heads/next", "refs/tags/v1")
                .doesNotContain("refs/heads/old");
    }

    @Test
    void branchThatMovedMeanwhile_isNotOverwrittenWithoutForce_andNotAnnounced() throws Exception {
        // given
        commit("a", "1");
        git(copy, "push", "--quiet", "origin", "main");
        git(copy, "commit", "--quiet", "--amend", "-m", "Another");
        delivered.clear();

        // when, then
        assertThatThrownBy(() -> git(copy, "push", "--quiet", "origin", "main")).hasMessageContaining("rejected");
        assertThat(delivered).isEmpty();
    }

    @Test
    void webhookThatNobodyTakes_doesNotFailThePush() throws Exception {
        receiver.stop(0);
        commit("a", "1");

        git(copy, "push", "--quiet", "origin", "main");

        assertThat(git(copy, "ls-remote", "origin", "main")).startsWith(head());
    }

    @ParameterizedTest
    @CsvSource({"missing.git", "hello", "Hello.git"})
    void whatIsNoRepository_isNotFound(String path) {
        assertThatThrownBy(() -> git(directory, "ls-remote", server.url() + "/" + path))
                .hasMessageContaining("not found");
    }

    private String commit(String file, String content) throws IOException, InterruptedException {
        Files.writeString(copy.resolve(file), content);
        git(copy, "add", "--all");
        git(copy, "commit", "--quiet", "-m", "Change " + file);
        return head();
    }

    private String head() throws IOException, InterruptedException {
        return git(copy, "rev-parse", "HEAD");
    }

    private static String git(Path in, String... arguments) throws IOException, InterruptedException {
        return Command.of(Stream.concat(Stream.of("git"), Stream.of(arguments)).toList())
                .in(in)
                .with(APART)
                .run();
    }
}
