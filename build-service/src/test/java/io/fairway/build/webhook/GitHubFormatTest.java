package io.fairway.build.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairway.build.Push;
import io.fairway.rest.Problem;
import java.io.InputStream;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class GitHubFormatTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

    @Test
    void push_isRead() throws Exception {
        assertThat(read("push", bytes(good())))
                .isEqualTo(new WebhookEvent.Pushed(new Push(
                        "https://git.example/shop.git", null, "feature/login", COMMIT, "Ada", "Let people log in")));
    }

    @Test
    void controlCharacters_areTakenOut() throws Exception {
        ObjectNode push = good();
        ((ObjectNode) push.path("head_commit")).put("message", "a\u001b[31mb\u0000c\u202ed\r\nnext line");

        assertThat(((WebhookEvent.Pushed) read("push", bytes(push))).push().summary())
                .isEqualTo("a [31mb c d");
    }

    @ParameterizedTest
    @CsvSource({
        "{}, unknown",
        "null, unknown",
        "{\"name\": \"\"}, unknown",
        "{\"name\": \" \\u0000\"}, unknown",
        "'{\"name\": \"\", \"username\": \"ada\"}', ada",
        "'{\"name\": null, \"email\": \"\"}', unknown"
    })
    void case_20_emptyAuthor_isAPushLikeAnyOther(String author, String expected) throws Exception {
        ObjectNode push = good();
        ((ObjectNode) push.path("head_commit")).set("author", JSON.readTree(author));

        assertThat(pushOf(push).author()).isEqualTo(expected);
        push.putObject("pusher").put("name", "Bob");
        assertThat(pushOf(push).author()).isEqualTo(expected.equals("unknown") ? "Bob" : expected);
    }

    @Test
    void case_20_commitIdOfSha256_isRead() throws Exception {
        String id = COMMIT + "0123456789abcdef01234567";

        assertThat(pushOf(good().put("after", id)).commit()).isEqualTo(id);
        assertThat(read("push", bytes(good().put("after", "0".repeat(64))))).isInstanceOf(WebhookEvent.Ignored.class);
    }

    @Test
    void case_19_emojiAtTheCut_isLeftOutWhole() throws Exception {
        ObjectNode push = good();
        ((ObjectNode) push.path("head_commit")).put("message", "x".repeat(199) + "\ud83d\ude80 and more");
        ((ObjectNode) push.at("/head_commit/author")).put("name", "A\ud83d" + "x".repeat(5000));

        assertThat(pushOf(push).summary()).isEqualTo("x".repeat(199));
        assertThat(pushOf(push).author()).isEqualTo("A\ufffd" + "x".repeat(198));
    }

    @Test
    void case_20_form_isReadLikeJson() throws Exception {
        String form = "x=1&payload=" + URLEncoder.encode(JSON.writeValueAsString(good()), UTF_8) + "&payload=%7B%7D";

        assertThat(GitHubFormat.read("push", TestBodies.of(form.getBytes(UTF_8), TestBodies.FORM + "; charset=utf-8")))
                .isEqualTo(read("push", bytes(good())));
        assertThatThrownBy(
                        () -> GitHubFormat.read("push", TestBodies.of("other=%7B%7D".getBytes(UTF_8), TestBodies.FORM)))
                .isInstanceOf(MalformedException.class);
    }

    @Test
    void case_20_largePush_isReadByWhatIsNeeded() throws Exception {
        ObjectNode push = good();
        ArrayNode files = push.putArray("commits").addObject().putArray("added");
        for (int i = 0; i < 200_000; i++) {
            files.add("a/very/long/path/of/a/file/that/was/generated/by/a/tool/" + i + ".json");
        }

        assertThat(pushOf(push)).isEqualTo(pushOf(good()));
    }

    @Test
    void case_20_bodyOverTheLimit_isRefused() {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return ' ';
            }
        };

        assertThatThrownBy(() -> WebhookBody.read(endless, "application/json", Proof.of(true)))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(413));
    }

    private static Push pushOf(ObjectNode push) throws Exception {
        return ((WebhookEvent.Pushed) read("push", bytes(push))).push();
    }

    @Test
    void deletedBranch_isIgnored() throws Exception {
        ObjectNode push =
                good().put("deleted", true).put("after", "0".repeat(40)).putNull("head_commit");

        assertThat(read("push", bytes(push))).isInstanceOf(WebhookEvent.Ignored.class);
    }

    @Test
    void tag_isIgnored() throws Exception {
        assertThat(read("push", bytes(good().put("ref", "refs/tags/v1")))).isInstanceOf(WebhookEvent.Ignored.class);
    }

    @Test
    void annotatedTag_isIgnored() throws Exception {
        ObjectNode push = good().put("ref", "refs/tags/v1.0").putNull("head_commit");

        assertThat(read("push", bytes(push)))
                .isEqualTo(new WebhookEvent.Ignored("only pushes to branches are built, not to refs/tags/v1.0"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a/b/c",
                "$(id)",
                "`id`",
                "--upload-pack=id",
                "../../etc",
                "main;ls",
                "ünïcode",
                "a b",
                "refs/heads/x"
            })
    void oddBranchNames_areOnlyNames(String name) throws Exception {
        WebhookEvent event = read("push", bytes(good().put("ref", "refs/heads/" + name)));

        assertThat(((WebhookEvent.Pushed) event).push().branch()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "main",
                "refs/heads/",
                "heads/main",
                "refs/heads/a\u0000b",
                "refs/heads/a\u202eb",
                "refs/heads/a\nb"
            })
    void otherRefs_areMalformed(String ref) throws Exception {
        byte[] push = bytes(good().put("ref", ref));

        assertThatThrownBy(() -> read("push", push)).isInstanceOf(MalformedException.class);
    }

    @Test
    void pushOfGitea_isRead() throws Exception {
        byte[] push = """
                {"ref": "refs/heads/main", "before": "%1$s", "after": "%2$s", "compare_url": "https://gitea.example/c",
                 "commits": [{"id": "%2$s", "message": "Fix it\\n", "url": "https://gitea.example/x",
                   "author": {"name": "Ada", "email": "ada@example.org", "username": "ada"},
                   "committer": {"name": "Ada", "email": "ada@example.org", "username": "ada"},
                   "verification": null, "timestamp": "2026-01-01T00:00:00Z", "added": [], "removed": [], "modified": ["a"]}],
                 "total_commits": 1,
                 "head_commit": {"id": "%2$s", "message": "Fix it\\n", "author": {"name": "Ada", "email": "", "username": "ada"}},
                 "repository": {"id": 1, "owner": {"id": 1, "login": "ada"}, "name": "shop", "full_name": "ada/shop",
                   "html_url": "https://gitea.example/ada/shop", "ssh_url": "git@gitea.example:ada/shop.git",
                   "clone_url": "https://gitea.example/ada/shop.git", "default_branch": "main"},
                 "pusher": {"id": 1, "login": "ada", "full_name": ""}, "sender": {"id": 1, "login": "ada"}}
                """.formatted("0".repeat(40), COMMIT).getBytes(UTF_8);

        assertThat(read("push", push))
                .isEqualTo(new WebhookEvent.Pushed(
                        new Push("https://gitea.example/ada/shop.git", "1", "main", COMMIT, "Ada", "Fix it")));
    }

    @Test
    void newBranchOnAnOldCommit_isByWhomPushedIt() throws Exception {
        ObjectNode push = good().putNull("head_commit");
        push.putObject("pusher").put("login", "ada");

        assertThat(((WebhookEvent.Pushed) read("push", bytes(push))).push().author())
                .isEqualTo("ada");
        push.putObject("pusher").put("name", "Ada").put("login", "ada");
        assertThat(((WebhookEvent.Pushed) read("push", bytes(push))).push().author())
                .isEqualTo("Ada");
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
        // Gitea leaves out the commit of a new branch.
        cases.removeIf(arguments -> arguments.get()[0].equals("/head_commit")
                && List.of("null", "missing").contains((String) arguments.get()[1]));
        // An empty message is a push like any other.
        cases.removeIf(arguments -> arguments.get()[0].equals("/head_commit/message")
                && ((String) arguments.get()[1]).startsWith("\""));
        // An author without a name is one, too.
        cases.removeIf(arguments -> arguments.get()[0].equals("/head_commit/author")
                && List.of("null", "missing", "{}").contains((String) arguments.get()[1]));
        cases.removeIf(arguments -> arguments.get()[0].equals("/head_commit/author/name")
                && List.of("null", "missing", "\"\"", "\"\\u0000\"")
                        .contains((String) arguments.get()[1]));
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

        assertThatThrownBy(() -> read("push", bytes(push))).isInstanceOf(MalformedException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "null", "7", "[]", "\"text\"", "{", "{\"a\":}", "payload=%7B%7D", "\u0000"})
    void otherBody_isMalformed(String body) {
        assertThatThrownBy(() -> read("push", body.getBytes(UTF_8))).isInstanceOf(MalformedException.class);
    }

    @Test
    void deepNesting_isMalformed() {
        byte[] bomb = ("{\"ref\":" + "[".repeat(100_000)).getBytes(UTF_8);

        assertThatThrownBy(() -> read("push", bomb)).isInstanceOf(MalformedException.class);
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

        assertThatThrownBy(() -> read("push", bytes(push))).isInstanceOf(MalformedException.class);
    }

    private static WebhookEvent read(String event, byte[] body) throws Exception {
        return GitHubFormat.read(event, TestBodies.json(body));
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
