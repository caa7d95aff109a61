package io.fairway.notification.cdevents;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairway.events.ChartRef;
import io.fairway.events.ImageRef;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackageUrlTest {

    @ParameterizedTest
    @CsvSource({
        "registry.example/app, main-1, pkg:oci/app@sha256%3Aab?repository_url=registry.example/app&tag=main-1",
        "127.0.0.1:5000/a/B, v1, pkg:oci/b@sha256%3Aab?repository_url=127.0.0.1:5000/a/B&tag=v1",
        "app, a+b&c=d, pkg:oci/app@sha256%3Aab?repository_url=app&tag=a%2Bb%26c%3Dd"
    })
    void image(String repository, String tag, String expected) {
        assertThat(PackageUrl.of(new ImageRef(repository, tag, "sha256:ab"))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "oci://r.example/charts/hello, 1.0.3+g68b1f57,"
                + " pkg:helm/hello@1.0.3%2Bg68b1f57?checksum=sha256:ab&repository_url=r.example/charts/hello",
        "oci://r.example:5000/charts/hello, 1.0.0-rc.1,"
                + " pkg:helm/hello@1.0.0-rc.1?checksum=sha256:ab&repository_url=r.example:5000/charts/hello"
    })
    void chart(String oci, String version, String expected) {
        assertThat(PackageUrl.of(new ChartRef("hello", version, oci, "sha256:ab", "http://x", "sha256:cd")))
                .isEqualTo(expected);
    }
}
