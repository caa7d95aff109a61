package io.fairway.build.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairway.build.Push;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class GitLabTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FIRST = "1111111111111111111111111111111111111111";
    private static final String TIP = "0123456789abcdef0123456789abcdef01234567";
    private static final String TAG = "2222222222222222222222222222222222222222";
    private static final String NONE = "0".repeat(40);

    @Test
    void push_isRead_withTheCommitAtItsTip() throws Exception {
        assertThat(read(good()))
                .isEqualTo(new WebhookEvent.Pushed(new Push(
                        "https://gitlab.example/shop/cart.git",
                        "15",
                        "feature/login",
                        TIP,
                        "Ada",
                        "Let people log in")));
    }

    @Test
    void newBranchOnAnOldCommit_isByWhomPushedIt() throws Exception {
        ObjectNode push = good().put("before", NONE);
        push.putArray("commits");

        assertThat(((WebhookEvent.Pushed) read(push)).push())
                .isEqualTo(new Push("https://gitlab.example/shop/cart.git", "15", "feature/login", TIP, "Ada L.", ""));
    }

    @Test
    void manyCommits_ofWhichTheTipIsNotListed_areByWhomPushedThem() throws Exception {
        ObjectNode push = good();
        ((ArrayNode) push.path("commits")).remove(1);

        assertThat(((WebhookEvent.Pushed) read(push)).push().author()).isEqualTo("Ada L.");
    }

    @Test
    void case_20_emptyAuthor_isWhoPushed() throws Exception {
        ObjectNode push = good();
        ((ObjectNode) push.at("/commits/1/author")).put("name", "");

        assertThat(((WebhookEvent.Pushed) read(push)).push().author()).isEqualTo("Ada L.");
    }

    @Test
    void deletedBranch_isIgnored() throws Exception {
        ObjectNode push = good().put("after", NONE).putNull("checkout_sha");
        push.putArray("commits");

        assertThat(read(push)).isEqualTo(new WebhookEvent.Ignored("branch feature/login was deleted"));
    }

    @ParameterizedTest
    @CsvSource({"lightweight," + TIP, "annotated," + TAG})
    void tag_isIgnored(String kind, String after) throws Exception {
        ObjectNode push =
                good().put("object_kind", "tag_push").put("ref", "refs/tags/v1").put("after", after);

        assertThat(read(push))
                .isEqualTo(new WebhookEvent.Ignored("only pushes to branches are built, not to refs/tags/v1"));
    }

    @Test
    void deletedTag_isIgnored() throws Exception {
        ObjectNode push = good().put("ref", "refs/tags/v1").put("after", NONE).putNull("checkout_sha");

        assertThat(read(push)).isInstanceOf(WebhookEvent.Ignored.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"$(id)", "--upload-pack=id", "../../etc", "ünïcode", "a'b\"c"})
    void oddBranchNames_areOnlyNames(String name) throws Exception {
        assertThat(((WebhookEvent.Pushed) read(good().put("ref", "refs/heads/" + name)))
                        .push()
                        .branch())
                .isEqualTo(name);
    }

    static List<Arguments> malformed() {
        List<Arguments> cases = new ArrayList<>();
        for (String path : List.of(
                "/ref",
                "/checkout_sha",
                "/project",
                "/project/git_http_url",
                "/commits",
                "/commits/1/id",
                "/commits/1/message",
                "/commits/1/author",
                "/commits/1/author/name")) {
            for (String value : List.of("7", "true", "{}", "1.5", "[[]]", "missing")) {
                cases.add(Arguments.of(path, value));
            }
            if (!path.equals("/checkout_sha")) {
                cases.add(Arguments.of(path, "null"));
            }
        }
        // An author without a name is one, too.
        cases.removeIf(row -> row.get()[0].equals("/commits/1/author")
                && List.of("null", "missing", "{}").contains((String) row.get()[1]));
        cases.removeIf(row -> row.get()[0].equals("/commits/1/author/name")
                && List.of("null", "missing").contains((String) row.get()[1]));
        return cases;
    }

    @ParameterizedTest(name = "{0} is {1}")
    @MethodSource("malformed")
    void wrongField_isMalformed(String path, String value) throws Exception {
        ObjectNode push = good();
        int slash = path.lastIndexOf('/');
        ObjectNode parent = (ObjectNode) push.at(path.substring(0, slash));
        if (value.equals("missing")) {
            parent.remove(path.substring(slash + 1));
        } else {
            parent.set(path.substring(slash + 1), JSON.readTree(value));
        }

        assertThatThrownBy(() -> read(push)).isInstanceOf(MalformedException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{", "payload=%7B%7D", "{\"ref\": \"refs/heads/main\"}"})
    void otherBody_isMalformed(String body) {
        assertThatThrownBy(() -> new GitLab().read("Push Hook", TestBodies.json(body.getBytes(UTF_8))))
                .isInstanceOf(MalformedException.class);
    }

    @Test
    void deepNesting_isMalformed() {
        byte[] bomb = ("{\"commits\":" + "[".repeat(100_000)).getBytes(UTF_8);

        assertThatThrownBy(() -> new GitLab().read("Push Hook", TestBodies.json(bomb)))
                .isInstanceOf(MalformedException.class);
    }

    private static WebhookEvent read(JsonNode push) throws Exception {
        return new GitLab().read("Push Hook", TestBodies.json(JSON.writeValueAsBytes(push)));
    }

    private static ObjectNode good() throws Exception {
        return (ObjectNode) JSON.readTree("""
                {"object_kind": "push", "event_name": "push", "before": "%1$s", "after": "%2$s", "checkout_sha": "%2$s",
                 "ref": "refs/heads/feature/login", "ref_protected": false, "message": null, "user_id": 4,
                 "user_name": "Ada L.", "user_username": "ada", "user_email": "", "project_id": 15,
                 "project": {"id": 15, "name": "Cart", "namespace": "Shop", "path_with_namespace": "shop/cart",
                   "web_url": "https://gitlab.example/shop/cart", "git_ssh_url": "git@gitlab.example:shop/cart.git",
                   "git_http_url": "https://gitlab.example/shop/cart.git", "default_branch": "main"},
                 "commits": [
                   {"id": "%1$s", "message": "Prepare\\n", "title": "Prepare", "timestamp": "2026-01-01T00:00:00+00:00",
                    "url": "https://gitlab.example/1", "author": {"name": "Bob", "email": "[REDACTED]"},
                    "added": [], "modified": ["a"], "removed": []},
                   {"id": "%2$s", "message": "Let people log in\\n\\nmore", "title": "Let people log in",
                    "timestamp": "2026-01-01T00:00:01+00:00", "url": "https://gitlab.example/2",
                    "author": {"name": "Ada", "email": "[REDACTED]"}, "added": ["b"], "modified": [], "removed": []}],
                 "total_commits_count": 2, "push_options": {},
                 "repository": {"name": "Cart", "git_http_url": "https://gitlab.example/shop/cart.git"}}
                """.formatted(FIRST, TIP));
    }
}
