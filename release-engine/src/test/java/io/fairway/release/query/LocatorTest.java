package io.fairway.release.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairway.events.Target;
import io.fairway.release.deploy.PodRef;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LocatorTest {

    private static final String HEX = "68b1f5768b1f5768b1f5768b1f5768b1f5768b1f5768b1f5768b1f5768b1f576";

    @ParameterizedTest
    @MethodSource
    void text_is_read_as(String text, @Nullable Locator expected) {
        assertThat(Locator.read(text).orElse(null)).isEqualTo(expected);
    }

    static Stream<Arguments> text_is_read_as() {
        return Stream.of(
                when("whole commit", HEX.substring(0, 40), new Locator.Commit(HEX.substring(0, 40))),
                when("short commit with spaces around it", " 68b1f57\n", new Locator.Commit("68b1f57")),
                when("commit of digits only", "1234567", new Locator.Commit("1234567")),
                when("digest", "sha256:" + HEX, new Locator.Digest("sha256:" + HEX)),
                when("digest as it is shown in short", "sha256:68b1f57", new Locator.Digest("sha256:68b1f57")),
                when("pinned image", "r.example:5000/shop/cart@sha256:" + HEX, new Locator.Digest("sha256:" + HEX)),
                when(
                        "image with tag",
                        "r.example:5000/shop/cart:main-68b1f57",
                        new Locator.Tag("r.example:5000/shop/cart", "main-68b1f57")),
                when("tag", "main-68b1f57", new Locator.Tag(null, "main-68b1f57")),
                when("tag of another branch", "feature_x-68b1f57", new Locator.Tag(null, "feature_x-68b1f57")),
                when("chart version", "1.0.3", new Locator.ChartVersion(null, "1.0.3")),
                when("chart as Helm shows it", "hello-1.0.3", new Locator.ChartVersion("hello", "1.0.3")),
                when("chart as Fairway shows it", "hello 1.0.3", new Locator.ChartVersion("hello", "1.0.3")),
                when(
                        "chart in a registry",
                        "oci://r.example/charts/shop/hello:1.0.3",
                        new Locator.ChartVersion("hello", "1.0.3")),
                when("chart version of before", "1.0.3+g68b1f57", new Locator.ChartVersion(null, "1.0.3+g68b1f57")),
                when(
                        "chart version of before as a tag",
                        "1.0.3_g68b1f57",
                        new Locator.ChartVersion(null, "1.0.3+g68b1f57")),
                when(
                        "chart of before as Helm shows it",
                        "hello-1.0.3+g68b1f57",
                        new Locator.ChartVersion("hello", "1.0.3+g68b1f57")),
                when(
                        "chart of before as Fairway shows it",
                        "hello 1.0.3+g68b1f57",
                        new Locator.ChartVersion("hello", "1.0.3+g68b1f57")),
                when(
                        "chart of before in a registry",
                        "oci://r.example/charts/hello:1.0.3_g68b1f57",
                        new Locator.ChartVersion("hello", "1.0.3+g68b1f57")),
                when("version of a release candidate", "1.0.3-rc.1", new Locator.ChartVersion(null, "1.0.3-rc.1")),
                when(
                        "id",
                        "01a205e1-65ae-7013-aace-b0e43ba8617b",
                        new Locator.Id(UUID.fromString("01a205e1-65ae-7013-aace-b0e43ba8617b"))),
                when("revision", "hello/staging@3", new Locator.Revision(new Target("hello", "staging"), 3)),
                when(
                        "pod",
                        "hello-staging/hello-579f868c-l2spr",
                        new Locator.Pod(new PodRef("default", "hello-staging", "hello-579f868c-l2spr"))),
                when("nothing", " ", null),
                when("three parts", "a/b/c", null),
                when("words", "what is this?", null),
                when("another algorithm", "sha512:" + HEX, new Locator.Tag("sha512", HEX)),
                when("revision zero", "hello/staging@0", null),
                when("too long", "a".repeat(501), null));
    }

    private static Arguments when(String name, String text, @Nullable Locator expected) {
        return Arguments.of(Named.of(name, text), expected);
    }
}
