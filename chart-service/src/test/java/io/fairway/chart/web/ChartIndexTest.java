package io.fairway.chart.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairway.chart.ChartStore.Entry;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChartIndexTest {

    @Test
    void of_noCharts_isAnEmptyIndex() {
        assertThat(ChartIndex.of(List.of())).isEqualTo("""
            apiVersion: v1
            generated: "1970-01-01T00:00:00Z"
            entries: {}
            """);
    }

    @Test
    void of_charts_listsEachUnderItsApplication() {
        Entry earlier = new Entry("a", "a", "1.0.1+g1", "main-1", "says \"hi\"\nand: more", "sha256:11", time(1));
        Entry newer = new Entry("a", "a", "1.0.2", "main-2", "", "sha256:22", time(3));
        Entry other = new Entry("b", "a", "1.0.2", "main-3", "", "sha256:33", time(2));

        assertThat(ChartIndex.of(List.of(newer, earlier, other))).isEqualTo("""
            apiVersion: v1
            generated: "1970-01-01T00:00:03Z"
            entries:
              "a":
                - apiVersion: v2
                  name: "a"
                  version: "1.0.2"
                  appVersion: "main-2"
                  description: ""
                  type: "application"
                  created: "1970-01-01T00:00:03Z"
                  digest: "22"
                  urls:
                    - "a/a-1.0.2.tgz"
                - apiVersion: v2
                  name: "a"
                  version: "1.0.1+g1"
                  appVersion: "main-1"
                  description: "says \\"hi\\"\\nand: more"
                  type: "application"
                  created: "1970-01-01T00:00:01Z"
                  digest: "11"
                  urls:
                    - "a-1.0.1+g1.tgz"
              "b":
                - apiVersion: v2
                  name: "a"
                  version: "1.0.2"
                  appVersion: "main-3"
                  description: ""
                  type: "application"
                  created: "1970-01-01T00:00:02Z"
                  digest: "33"
                  urls:
                    - "b/a-1.0.2.tgz"
            """);
    }

    private static Instant time(int seconds) {
        return Instant.ofEpochSecond(seconds);
    }
}
