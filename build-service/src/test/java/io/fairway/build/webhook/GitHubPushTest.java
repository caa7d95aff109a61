package io.fairway.build.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairway.build.Push;
import io.fairway.build.webhook.GitHubPush.MalformedException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class GitHubPushTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

    @Test
    void push_isRead() throws Exception {
        assertThat(GitHubPush.Reader.read(bytes(good())))
                .isEqualTo(new GitHubPush.ToBranch(
                        new Push("https://git.example/shop.git", "feature/login", COMMIT, "Ada", "Let people log in")));
    }

    @Test
    void controlCharacters_areTakenOut() throws Exception {
        ObjectNode push = good();
        ((ObjectNode) push.path("head_commit")).put("message", "a\u001b[31mb\u0000c\u202ed\r\nnext line");

        assertThat(((GitHubPush.ToBranch) GitHubPush.Reader.read(bytes(push)))
                        .push()
                        .summary())
                .isEqualTo("a [31mb c d");
    }

    @Test
    void deletedBranch_isIgnored() throws Exception {
        ObjectNode push =
                good().put("deleted", true).put("after", "0".repeat(40)).putNull("head_commit");

        assertThat(GitHubPush.Reader.read(bytes(push))).isInstanceOf(GitHubPush.Ignored.class);
    }

    @Test
    void tag_isIgnored() throws Exception {
        assertThat(GitHubPush.Reader.read(bytes(good().put("ref", "refs/tags/v1"))))
                .isInstanceOf(GitHubPush.Ignored.class);
    }

    static List<Arguments> malformed() throws Exception {
        List<Arguments> cases = new ArrayList<>();
        for (String path : List.of(
                "/ref",
                "/after",
                "/deleted",
                "/repository",
                "/repository/clone_url",
                "/head_commit",
                "/head_commit/message",
                "/head_commit/author",
                "/head_commit/author/name")) {
            for (String value : List.of("null", "7", "true", "\"\"", "[]", "{}", "1.5", "\"\\u0000\"")) {
                cases.add(Arguments.of(path, value));
            }
            if (!path.equals("/deleted")) {
                cases.add(Arguments.of(path, "missing"));
            }
        }
        cases.removeIf(arguments -> arguments.get()[0].equals("/deleted") && arguments.get()[1].equals("true"));
        // An empty message and a strange URL are a push like any other: the second is of an unknown repository.
        cases.removeIf(arguments -> arguments.get()[0].equals("/head_commit/message")
                && ((String) arguments.get()[1]).startsWith("\""));
        cases.removeIf(arguments -> List.of("/repository/clone_url", "/head_commit/author/name")
                        .contains((String) arguments.get()[0])
                && arguments.get()[1].equals("\"\\u0000\""));
        return cases;
    }

    @ParameterizedTest(name = "{0} is {1}")
    @MethodSource("malformed")
    void wrongField_isMalformed_CVE_2025_59537(String path, String value) throws Exception {
        ObjectNode push = good();
        int slash = path.lastIndexOf('/');
        ObjectNode parent = (ObjectNode) push.at(path.substring(0, slash));
        if (value.equals("missing")) {
            parent.remove(path.substring(slash + 1));
        } else {
            parent.set(path.substring(slash + 1), JSON.readTree(value));
        }

        assertThatThrownBy(() -> GitHubPush.Reader.read(bytes(push))).isInstanceOf(MalformedException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "null", "7", "[]", "\"text\"", "{", "{\"a\":}", "payload=%7B%7D", "\u0000"})
    void otherBody_isMalformed(String body) {
        assertThatThrownBy(() -> GitHubPush.Reader.read(body.getBytes(UTF_8))).isInstanceOf(MalformedException.class);
    }

    @Test
    void deepNesting_isMalformed() {
        byte[] bomb = ("{\"ref\":" + "[".repeat(100_000)).getBytes(UTF_8);

        assertThatThrownBy(() -> GitHubPush.Reader.read(bomb)).isInstanceOf(MalformedException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0123456",
                "0123456789ABCDEF0123456789abcdef01234567",
                "--upload-pack=id",
                "0123456789abcdef0123456789abcdef0123456g"
            })
    void otherCommitIds_areMalformed(String after) throws Exception {
        ObjectNode push = good().put("after", after);

        assertThatThrownBy(() -> GitHubPush.Reader.read(bytes(push))).isInstanceOf(MalformedException.class);
    }

    private static ObjectNode good() throws Exception {
        return (ObjectNode) JSON.readTree("""
                {"ref": "refs/heads/feature/login", "before": "%s", "after": "%s", "deleted": false,
                 "repository": {"name": "shop", "clone_url": "https://git.example/shop.git"},
                 "head_commit": {"message": "Let people log in\\n\\nmore", "author": {"name": "Ada"}}}
                """.formatted("0".repeat(40), COMMIT));
    }

    private static byte[] bytes(JsonNode node) throws Exception {
        return JSON.writeValueAsBytes(node);
    }
}
