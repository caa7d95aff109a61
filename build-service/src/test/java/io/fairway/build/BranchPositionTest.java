package io.fairway.build;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BranchPositionTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "newest commit,                                  true,  true,  true,  false, false",
        "older commit whose newer push comes later,      true,  false, true,  false, false",
        "older commit whose newer push was first,        true,  false, true,  true,  true",
        "branch was reset to the commit on purpose,      true,  true,  true,  true,  false",
        "branch was rewritten without the commit,        true,  false, false, false, true",
        "commit is not there yet: that is no judgement,  false, false, false, false, false"
    })
    void superseded_table(
            String name, boolean present, boolean tip, boolean onBranch, boolean inEarlier, boolean superseded) {
        assertThat(new BranchPosition(present, tip, onBranch, inEarlier)
                        .superseded("main")
                        .isPresent())
                .isEqualTo(superseded);
    }
}
