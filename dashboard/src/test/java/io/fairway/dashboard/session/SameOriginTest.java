package io.fairway.dashboard.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SameOriginTest {

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            same-origin | -                        | true
            same-origin | http://fairway.test:8083 | true
            -           | http://fairway.test:8083 | true
            -           | https://FAIRWAY.test:8083| true
            -           | -                        | false
            -           | null                     | false
            -           | http://evil.test         | false
            -           | http://fairway.test      | false
            -           | http://fairway.test:80:83| false
            same-origin | http://evil.test         | false
            same-site   | http://fairway.test:8083 | false
            cross-site  | -                        | false
            none        | -                        | false
            """, delimiter = '|')
    void request_from(@Nullable String fetchSite, @Nullable String origin, boolean holds) {
        assertThat(SameOrigin.holds(fetchSite, origin, "fairway.test:8083")).isEqualTo(holds);
    }
}
