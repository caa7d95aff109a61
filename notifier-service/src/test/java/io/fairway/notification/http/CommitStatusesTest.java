package io.fairway.notification.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairway.notification.EventKind;
import io.fairway.notification.Notification;
import io.fairway.notification.Secret;
import io.fairway.notification.TestNotifications;
import io.fairway.notification.http.CommitStatuses.Provider;
import io.fairway.notification.http.CommitStatuses.State;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommitStatusesTest {

    @ParameterizedTest
    @CsvSource({
        "CHANGE_ACCEPTED, ",
        "ACTION_TAKEN, ",
        "STEP, ",
        "BUILD_FAILED, FAILURE",
        "APPROVAL_REQUESTED, PENDING",
        "RELEASE_DEPLOYED, PENDING",
        "RELEASE_VERIFIED, SUCCESS",
        "RELEASE_FAILED, FAILURE",
        "RELEASE_ROLLED_BACK, FAILURE",
        "RELEASE_SKIPPED, FAILURE"
    })
    void kind_hasState(EventKind kind, State state) {
        Notification notification = TestNotifications.notification(kind, "shop", "production");

        assertThat(CommitStatuses.stateOf(notification)).isEqualTo(Optional.ofNullable(state));
    }

    @Test
    void context_isTheEnvironment_orTheBuild() {
        assertThat(CommitStatuses.contextOf(
                        TestNotifications.notification(EventKind.RELEASE_VERIFIED, "shop", "production")))
                .isEqualTo("fairway/production");
        assertThat(CommitStatuses.contextOf(TestNotifications.notification(EventKind.BUILD_FAILED, "shop", null)))
                .isEqualTo("fairway/build");
    }

    @ParameterizedTest
    @CsvSource({
        "GITHUB, https://github.com, https://github.com/acme/shop.git, acme/shop",
        "GITHUB, https://github.com/, https://GitHub.com/acme/shop, acme/shop",
        "GITHUB, https://github.com, https://github.com.evil.example/acme/shop, ",
        "GITHUB, https://github.com, https://gitlab.com/acme/shop, ",
        "GITHUB, https://github.com, https://github.com/acme, ",
        "GITHUB, https://github.com, https://github.com/a/b/c, ",
        "GITLAB, https://gitlab.com, https://gitlab.com/acme/web/shop.git, acme/web/shop",
        "GITEA, https://git.example/gitea, https://git.example/gitea/acme/shop.git, acme/shop",
        "GITEA, https://git.example, https://git.example/acme/.., "
    })
    void repository_isAPath_ifItIsAtTheProvider(Provider provider, String web, String repository, String expected) {
        assertThat(CommitStatuses.pathOf(settings(provider, web), repository)).isEqualTo(Optional.ofNullable(expected));
    }

    @ParameterizedTest
    @CsvSource({
        "GITHUB, https://api.example/repos/acme/shop/statuses/abc",
        "GITEA, https://api.example/repos/acme/shop/statuses/abc",
        "GITLAB, https://api.example/projects/acme%2Fshop/statuses/abc"
    })
    void address_isThatOfTheApi(Provider provider, String expected) {
        assertThat(CommitStatuses.uri(settings(provider, "https://x.example"), "acme/shop", "abc"))
                .isEqualTo(URI.create(expected));
    }

    @ParameterizedTest
    @CsvSource({
        "GITHUB, FAILURE, '{\"state\":\"failure\",\"context\":\"c\",\"description\":\"d\",\"target_url\":\"u\"}'",
        "GITEA, PENDING, '{\"state\":\"pending\",\"context\":\"c\",\"description\":\"d\",\"target_url\":\"u\"}'",
        "GITLAB, FAILURE, '{\"state\":\"failed\",\"name\":\"c\",\"description\":\"d\",\"target_url\":\"u\"}'",
        "GITLAB, SUCCESS, '{\"state\":\"success\",\"name\":\"c\",\"description\":\"d\",\"target_url\":\"u\"}'"
    })
    void body_isAsTheApiWantsIt(Provider provider, State state, String expected) {
        assertThat(CommitStatuses.body(provider, state, "c", "d", Optional.of("u")))
                .hasToString(expected);
    }

    @Test
    void longDescription_isCut_atWholeCharacters() {
        String text = "\uD83D\uDE00".repeat(200) + "\n tail";

        assertThat(CommitStatuses.shortened(text, 140)).hasSize(2 * 139 + 1).endsWith("\u2026");
        assertThat(CommitStatuses.shortened(" one\n  line ", 140)).isEqualTo("one line");
    }

    private static CommitStatusSinks.Settings settings(Provider provider, String web) {
        return new CommitStatusSinks.Settings(
                provider, URI.create(web), URI.create("https://api.example/"), new Secret.InEnvironment("X"));
    }
}
