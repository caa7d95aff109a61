package io.fairway.release.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairway.release.Release;
import io.fairway.release.TestReleases;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProvenanceTest {

    private final Release release = TestReleases.verified("production");

    @Test
    void release_saysWhereItComesFrom() {
        assertThat(Provenance.of(release, 7, null))
                .containsEntry("fairway.dev/change", release.changeId().toString())
                .containsEntry("fairway.dev/release", release.id().toString())
                .containsEntry("fairway.dev/commit", "c0ffee1")
                .containsEntry("fairway.dev/repository", "https://git.example/hello")
                .containsEntry("fairway.dev/image-digest", "sha256:i1")
                .containsEntry("fairway.dev/chart", "hello-1.0.1")
                .containsEntry("fairway.dev/revision", "7")
                .containsEntry("fairway.dev/rolled-back-by", null)
                .containsOnlyKeys(Provenance.KEYS);
    }

    @Test
    void rollback_saysWhatIsLiveAgain_andWhatUndidTheOther() {
        Release bad = TestReleases.failed("production");
        Release rollback = TestReleases.rollbackOf(bad, release, "it is bad");

        assertThat(Provenance.of(rollback, 9, release))
                .containsEntry("fairway.dev/change", release.changeId().toString())
                .containsEntry("fairway.dev/release", release.id().toString())
                .containsEntry("fairway.dev/commit", "c0ffee1")
                .containsEntry("fairway.dev/revision", "9")
                .containsEntry("fairway.dev/rolled-back-by", rollback.id().toString());
    }

    @Test
    void rollback_toWhatIsOlderThanFairway_claimsNothing() {
        Release rollback = TestReleases.rollbackOf(TestReleases.failed("production"), null, "it is bad");

        Map<String, ?> annotations = Provenance.of(rollback, 9, null);

        assertThat(annotations).containsOnlyKeys(Provenance.KEYS);
        assertThat(annotations.entrySet().stream().filter(entry -> entry.getValue() != null))
                .extracting(Map.Entry::getKey)
                .containsExactly("fairway.dev/revision", "fairway.dev/rolled-back-by");
    }
}
