package io.fairway.build;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairway.events.Source;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageTagTest {

    private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

    @ParameterizedTest
    @CsvSource({
        "main, main-0123456",
        "release_1.2, release_1.2-0123456",
        "V2, V2-0123456",
        "feature/login, feature-login-c52b00a6fc-0123456"
    })
    void branch_isReadable(String branch, String tag) {
        assertThat(tag(branch).replaceFirst("-[0-9a-f]{10}-", "-HASH-"))
                .isEqualTo(tag.replaceFirst("-[0-9a-f]{10}-", "-HASH-"));
    }

    @Test
    void everyTag_isLegalAndUnlikeEveryOther() {
        String hashed = tag("feature/login").replaceFirst("-0123456$", "");
        List<String> branches = List.of(
                "main",
                "Main",
                "feature/login",
                "feature-login",
                "feature_login",
                "feature.login",
                "feature//login",
                "feature/login/",
                hashed,
                hashed.replace("feature-", "feature/"),
                ".hidden",
                "-dash",
                "_hidden",
                "_dash",
                "größe",
                "gr--e",
                "日本",
                "--",
                "a b",
                "a\tb",
                "$(id)",
                "`id`",
                "x".repeat(100),
                "x".repeat(101),
                "x".repeat(200),
                "x".repeat(199) + "y",
                "a-0123456789",
                "a-abcdef0123");
        Set<String> tags = new HashSet<>();

        for (String branch : branches) {
            assertThat(tag(branch)).as(branch).matches("[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}");
            assertThat(tags.add(tag(branch)))
                    .as("unlike every other: " + branch)
                    .isTrue();
        }
    }

    private static String tag(String branch) {
        return ImageTag.of(new Source("https://git.example/shop.git", branch, COMMIT, 1));
    }
}
