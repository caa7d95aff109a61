package io.fairway.release.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairway.events.TargetChangedByAnother.Kind;
import io.fairway.release.deploy.HelmRevision;
import io.fairway.release.deploy.HelmRevision.Status;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HelmHeadTest {

    private static final Instant AT = Instant.parse("2026-12-01T10:00:00Z");
    private static final UUID OURS = new UUID(0, 1);
    private static final String FAIRWAY = "fairway " + OURS;

    /** Fairway made revisions 1 and 2. */
    @ParameterizedTest
    @MethodSource
    void head_is(List<HelmRevision> history, @Nullable Integer expected, Class<? extends HelmHead> head) {
        assertThat(HelmHead.of(history, true, expected, HelmHeadTest::isOurs)).isInstanceOf(head);
    }

    static Stream<Arguments> head_is() {
        return Stream.of(
                when("what we made", history(ours(1, Status.SUPERSEDED), ours(2, Status.DEPLOYED)), 2, ours()),
                when("nothing, as we left it", history(), null, ours()),
                when("nothing but the history, as we left it", history(ours(2, Status.UNINSTALLED)), null, ours()),
                when(
                        "our failure after what we made",
                        history(ours(1, Status.DEPLOYED), ours(2, Status.FAILED)),
                        2,
                        ours()),
                when(
                        "somebody's failure after what we made",
                        history(ours(2, Status.DEPLOYED), by(3, Status.FAILED, "Upgrade failed: x")),
                        2,
                        ours()),
                when(
                        "somebody's Helm at work",
                        history(ours(2, Status.DEPLOYED), by(3, Status.PENDING_UPGRADE, "Preparing upgrade")),
                        2,
                        HelmHead.Unsure.class),
                when(
                        "somebody's upgrade",
                        history(ours(2, Status.SUPERSEDED), by(3, Status.DEPLOYED, "Upgrade complete")),
                        2,
                        foreign()),
                when(
                        "somebody's rollback",
                        history(ours(2, Status.SUPERSEDED), by(3, Status.DEPLOYED, "Rollback to 1")),
                        2,
                        foreign()),
                when(
                        "somebody's failure after somebody's upgrade",
                        history(
                                ours(2, Status.SUPERSEDED),
                                by(3, Status.DEPLOYED, "Upgrade complete"),
                                by(4, Status.FAILED, "x")),
                        2,
                        foreign()),
                when("nothing any more", history(), 2, foreign()),
                when("nothing but the history", history(ours(2, Status.UNINSTALLED)), 2, foreign()),
                when(
                        "somebody's installation where we left nothing",
                        history(by(1, Status.DEPLOYED, "Install complete")),
                        null,
                        foreign()));
    }

    @Test
    void whereWeNeverWere_there_is_nothing_to_say() {
        assertThat(HelmHead.of(history(by(1, Status.DEPLOYED, "Install complete")), false, null, HelmHeadTest::isOurs))
                .isInstanceOf(HelmHead.Unsure.class);
    }

    @Test
    void rollbackByHand_names_the_content_that_it_brought_back() {
        assertThat(foreign(by(3, Status.DEPLOYED, "Rollback to 1")))
                .isEqualTo(new HelmHead.Foreign(
                        Kind.HELM_ROLLBACK,
                        3,
                        OURS,
                        AT,
                        "helm v3 of 2026-12-01T10:00:00Z",
                        "somebody ran helm rollback: Helm revision 3, made at 2026-12-01T10:00:00Z,"
                                + " is none of Fairway's"));
    }

    @Test
    void upgradeByHand_inherits_a_label_that_says_nothing() {
        HelmHead.Foreign foreign = foreign(by(3, Status.DEPLOYED, "Upgrade complete"));

        assertThat(foreign.kind()).isEqualTo(Kind.HELM_UPGRADE);
        assertThat(foreign.label()).isNull();
    }

    @Test
    void uninstallationByHand_is_told() {
        assertThat(HelmHead.of(history(), true, 2, HelmHeadTest::isOurs))
                .isInstanceOfSatisfying(HelmHead.Foreign.class, foreign -> {
                    assertThat(foreign.kind()).isEqualTo(Kind.HELM_UNINSTALL);
                    assertThat(foreign.message()).startsWith("somebody ran helm uninstall: nothing is installed");
                });
    }

    private static HelmHead.Foreign foreign(HelmRevision head) {
        return (HelmHead.Foreign) HelmHead.of(history(ours(2, Status.SUPERSEDED), head), true, 2, HelmHeadTest::isOurs);
    }

    private static boolean isOurs(HelmRevision revision) {
        return revision.number() <= 2 && revision.description().equals(FAIRWAY);
    }

    private static Class<? extends HelmHead> ours() {
        return HelmHead.Ours.class;
    }

    private static Class<? extends HelmHead> foreign() {
        return HelmHead.Foreign.class;
    }

    private static List<HelmRevision> history(HelmRevision... revisions) {
        return List.of(revisions);
    }

    private static HelmRevision ours(int number, Status status) {
        return by(number, status, FAIRWAY);
    }

    private static HelmRevision by(int number, Status status, String description) {
        return new HelmRevision(number, status, OURS, description, AT);
    }

    private static Arguments when(
            String name, List<HelmRevision> history, @Nullable Integer expected, Class<? extends HelmHead> head) {
        return Arguments.of(Named.of(name, history), expected, head);
    }
}
