package io.fairway.build;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairway.events.ConfigurationPushed;
import io.fairway.events.ImagePushed;
import io.fairway.local.TestRepository;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A repository that is renamed, moved or replaced goes on where it was. */
@QuarkusTest
class RenamedRepositoriesTest extends BuildServiceScenario {

    private TestRepository moved;

    @AfterEach
    void closeMoved() {
        if (moved != null) {
            moved.close();
        }
    }

    @Test
    void case_26_theNextPushOfARenamedRepository_isTheNewest_andItsImageIsUsedAgain() throws Exception {
        accept(commit("one"));
        ImagePushed last = (ImagePushed) result(accept(commit("two")));
        moved = TestRepository.create(directory.resolve(name + "-shop.git"));
        register(name, moved);

        ConfigurationPushed next = (ConfigurationPushed) result(acceptFromMoved(commit(moved, "two")));

        assertThat(next.source().sequence()).isGreaterThan(last.source().sequence());
        assertThat(next.image()).isEqualTo(last.image());
        assertThat(next.source().repository()).isEqualTo(moved.url());
    }

    @Test
    void case_26_repositoryUnderAnotherName_goesOnToo() throws Exception {
        ImagePushed last = (ImagePushed) result(accept(commit("one")));
        moved = TestRepository.create(directory.resolve(name + "-shop.git"));
        register(name + "-shop", moved);

        ImagePushed next = (ImagePushed) result(acceptFromMoved(commit(moved, "other")));
        ImagePushed back = (ImagePushed) result(accept(commit("two")));

        assertThat(List.of(
                        last.source().sequence(),
                        next.source().sequence(),
                        back.source().sequence()))
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void case_26_repositoryThatItsGitServerRenamed_isKnownByItsId() throws Exception {
        String id = "id-" + name;
        pushOf(repository.url(), id, commit("one")).then().statusCode(202);
        String two = commit("two");

        UUID change = UUID.fromString(pushOf("file:///elsewhere/" + name + "-shop.git", id, two)
                .jsonPath()
                .getString("changeId"));

        ImagePushed pushed = (ImagePushed) result(change);
        assertThat(pushed.source().repository()).isEqualTo(repository.url());
        assertThat(pushed.source().commit()).isEqualTo(two);
        pushOf("https://elsewhere.example/" + name + ".git", id, two).then().statusCode(404);
        pushOf("file:///elsewhere/" + name + ".git", "other", two).then().statusCode(404);
    }

    private UUID acceptFromMoved(String commit) throws Exception {
        byte[] body = body("main", commit, moved.url());
        return UUID.fromString(
                signed("push", body).post("/webhooks/github").jsonPath().getString("changeId"));
    }

    private static io.restassured.response.Response pushOf(String url, String id, String commit) throws Exception {
        ObjectNode push = (ObjectNode) JSON.readTree(body("main", commit, url));
        ((ObjectNode) push.path("repository")).put("id", id);
        return signed("push", JSON.writeValueAsBytes(push)).post("/webhooks/github");
    }

    private static void register(String name, TestRepository repository) {
        given().auth()
                .oauth2(TestSettings.TOKEN)
                .contentType("application/json")
                .body(Map.of("cloneUrl", repository.url()))
                .put("/repositories/" + name)
                .then()
                .statusCode(200);
    }
}
