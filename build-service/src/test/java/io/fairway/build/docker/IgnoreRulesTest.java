package io.fairway.build.docker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IgnoreRulesTest {

    @ParameterizedTest(name = "[{0}] {1}: {2}")
    @CsvSource({
        "'',                    a,              false",
        "'# a',                 a,              false",
        "a,                     a,              true",
        "a,                     a/b/c,          true",
        "a,                     b/a,            false",
        "/a/,                   a/b,            true",
        "./a,                   a,              true",
        "b/../a,                a,              true",
        "*.md,                  README.md,      true",
        "*.md,                  docs/README.md, false",
        "**/*.md,               docs/README.md, true",
        "**/*.md,               README.md,      true",
        "docs/**,               docs/a/b,       true",
        "a/**/z,                a/z,            true",
        "a/**/z,                a/b/c/z,        true",
        "?,                     a,              true",
        "?,                     ab,             false",
        "[ab],                  b,              true",
        "[^ab],                 c,              true",
        "[^ab],                 a,              false",
        "[z-a],                 a,              false",
        "a.b,                   axb,            false",
        "'*\n!keep',            keep,           false",
        "'*\n!keep',            other,          true",
        "'!keep\n*',            keep,           true",
        "'docs\n!docs/a.md',    docs/a.md,      false",
        "'docs\n!docs/a.md',    docs/b.md,      true"
    })
    void ignores_asTheDockerCliDoes(String rules, String path, boolean ignored) {
        assertThat(IgnoreRules.parse(rules).ignores(path)).isEqualTo(ignored);
    }
}
