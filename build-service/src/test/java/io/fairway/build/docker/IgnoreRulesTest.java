package io.fairway.build.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
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
        "a.b,                   axb,            false",
        "'*\n!keep',            keep,           false",
        "'*\n!keep',            other,          true",
        "'!keep\n*',            keep,           true",
        "'docs\n!docs/a.md',    docs/a.md,      false",
        "'docs\n!docs/a.md',    docs/b.md,      true"
    })
    void ignores_asTheDockerCliDoes(String rules, String path, boolean ignored) {
        assertThat(IgnoreRules.parse(".dockerignore", rules).ignores(path)).isEqualTo(ignored);
    }

    @ParameterizedTest(name = "[{0}] {1}: {2}")
    @CsvSource({
        "'\ufeffa\r\n# c\r\nb\r\n', a,             true",
        "'\ufeffa\r\n# c\r\nb\r\n', b,             true",
        "'\ufeff# a',             a,             false",
        "'  a  ',                 a,             true",
        "' # a',                  a,             false",
        "' # a',                  '# a',         true",
        "a b,                     a b,           true",
        "../a,                    a,             false",
        "/../a,                   a,             true",
        "a//b/.,                  a/b,           true",
        "a/,                      a,             true",
        "**,                      a/b,           true",
        "**,                      .git,          true",
        "**/,                     a/b,           true",
        "a**,                     ab/c,          true",
        "docs/**,                 docs,          false",
        "**/docs,                 a/b/docs/c,    true",
        "**docs,                  mydocs,        true",
        "**/docs,                 mydocs,        false",
        "**d*cs,                  mydocs,        false",
        "a**b,                    ab,            true",
        "a**b,                    axb,           false",
        "a**b,                    ax/b,          true",
        "**/a/**/b/*.c,           x/a/y/z/b/q.c, true",
        "**/a/**/b/*.c,           x/a/y/z/b/q/c, false",
        "*,                       a/b,           true",
        "*/b,                     a/b/c,         true",
        "*/b,                     x/a/b,         false",
        "?[!],                    a!,            true",
        "[a-c]x,                  bx,            true",
        "[^a-c]x,                 dx,            true",
        "'[\\]]x',                ]x,            true",
        "'\\*',                   '*',           true",
        "'\\*',                   a,             false",
        "'! a\n*',                a,             true",
        "'*\n! a',                a,             false",
        "'*\n!src\nsrc/t',        src/t/x,       true",
        "'*\n!src\nsrc/t\n!src/t/k', src/t/k,    false",
        "'*\n!**/*.go',           a/b/main.go,   false",
        "'*\n!**/*.go',           a/b/main.c,    true",
        "'node_modules\n!node_modules/keep', node_modules/keep/x, false",
        "*.\ud83d\ude80,           x.\ud83d\ude80,  true",
        "?,                       \ud83d\ude80,  true",
        "*.jar,                   'ü ß.jar',     true",
        "a.(b|c)+,                a.b,           false",
        "a.(b|c)+,                a.(b|c)+,      true",
        "$x^,                     $x^,           true"
    })
    void case_24_ignores_asPatternmatcherOfMobyDoes(String rules, String path, boolean ignored) {
        assertThat(IgnoreRules.parse(".dockerignore", rules).ignores(path)).isEqualTo(ignored);
    }

    @ParameterizedTest
    @CsvSource({
        "'a\n[b', .dockerignore:2: the pattern is wrong: a bracket is not closed",
        "'[z-a]', .dockerignore:1: the pattern is wrong: it has a range",
        "'#\n\n!', .dockerignore:3: there is no pattern after !",
        "'a\\', .dockerignore:1: the pattern is wrong: it ends with a backslash"
    })
    void case_24_wrongPattern_isNamedWithItsLine(String rules, String expected) {
        assertThatThrownBy(() -> IgnoreRules.parse(".dockerignore", rules)).hasMessageContaining(expected);
    }

    @Test
    void case_43_timeOfAMatch_doesNotGrowWithItsWildcards() {
        IgnoreRules rules = IgnoreRules.parse(".dockerignore", "**/" + "*a".repeat(200) + "b");
        String path = "a".repeat(4000);

        assertTimeoutPreemptively(
                Duration.ofSeconds(5), () -> assertThat(rules.ignores(path)).isFalse());
    }
}
