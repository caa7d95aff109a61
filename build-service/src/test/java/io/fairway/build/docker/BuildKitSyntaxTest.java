package io.fairway.build.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class BuildKitSyntaxTest {

    static Stream<Arguments> buildKitOnly() {
        return Stream.of(
                Arguments.of("FROM a\nRUN --mount=type=cache,target=/root/.m2 mvn package", 2, "RUN --mount"),
                Arguments.of("FROM a\nrun --mount=type=secret,id=x cat x", 2, "RUN --mount"),
                Arguments.of(
                        "FROM a\n  RUN \\\n    --network=none \\\n    --mount=type=bind,target=. \\\n    make",
                        2,
                        "RUN --network"),
                Arguments.of("FROM a\nRUN \\\n# why\n\n --mount=type=cache,target=/x make", 2, "RUN --mount"),
                Arguments.of("# escape=`\nFROM a\nRUN `\n --mount=type=cache,target=/x make", 3, "RUN --mount"),
                Arguments.of(
                        "# syntax=docker/dockerfile:1\n#  ESCAPE = ` \nFROM a\nRUN `\n --mount=x make",
                        4,
                        "RUN --mount"),
                Arguments.of("\ufeff# escape=`\r\nFROM a\r\nRUN `\r\n --mount=x make\r\n", 3, "RUN --mount"),
                Arguments.of("FROM a\nONBUILD RUN --mount=type=cache,target=/x make", 2, "RUN --mount"),
                Arguments.of("FROM a\nRUN --security=insecure x", 2, "RUN --security"),
                Arguments.of("FROM a\nRUN <<EOF\nmake\nEOF", 2, "a heredoc (RUN"),
                Arguments.of("FROM a\nRUN <<-\"EOT\" bash\nmake\nEOT", 2, "a heredoc (RUN"),
                Arguments.of("FROM a\nRUN cat 3<<E\nmake\nE", 2, "a heredoc (RUN"),
                Arguments.of("FROM a\nCOPY <<EOF /etc/motd\nhello\nEOF", 2, "a heredoc (COPY"),
                Arguments.of("FROM a\nCOPY --chmod=755 run /run", 2, "COPY --chmod"),
                Arguments.of("FROM a\nCOPY --from=b --link x /x", 2, "COPY --link"),
                Arguments.of("FROM a\nCOPY --parents a/b /x", 2, "COPY --parents"),
                Arguments.of("FROM a\nADD --checksum=sha256:00 https://x/y /y", 2, "ADD --checksum"),
                Arguments.of("FROM a\nADD https://git.example/a/b.git#v1 /src", 2, "ADD of a git repository"),
                Arguments.of("FROM a\nADD git@git.example:a/b.git /src", 2, "ADD of a git repository"),
                Arguments.of("FROM --platform=$BUILDPLATFORM golang AS build", 1, "FROM --platform=$BUILDPLATFORM"),
                Arguments.of(
                        "ARG GO=1\nFROM --platform=${TARGETOS}/${TARGETARCH} golang", 2, "FROM --platform=$TARGETOS"));
    }

    @ParameterizedTest
    @MethodSource("buildKitOnly")
    void whatOnlyBuildKitCanDo_isNamedWithItsLineAndRemedy(String dockerfile, int line, String what) {
        assertThat(BuildKitSyntax.problems("Dockerfile", Dockerfile.parse(dockerfile), null))
                .first()
                .asString()
                .startsWith("Dockerfile:" + line + ": " + what)
                .contains("needs BuildKit", "classic builder: ");
    }

    @ParameterizedTest
    @CsvSource({
        "'# syntax=docker/dockerfile:1\\nFROM a\\nRUN make'",
        "'FROM a\\nRUN echo --mount=type=cache'",
        "'FROM a\\nRUN echo \"<<EOF\"'",
        "'FROM a\\nRUN cat <<<hello'",
        "'FROM a\\nRUN echo $((1<<2))'",
        "'FROM a\\n# RUN --mount=x make'",
        "'FROM a\\nRUN make \\\\\\\\\\nCOPY x /x'",
        "'FROM a\\nRUN make \\\\\\n  --chmod=7'",
        "'FROM a\\nCMD [\"x\", \"--mount\"]'",
        "'FROM a\\nCOPY --from=b --chown=1:1 x /x'",
        "'FROM --platform=linux/amd64 a'",
        "'ARG BUILDPLATFORM\\nFROM --platform=$BUILDPLATFORM a'",
        "'FROM a\\nHEALTHCHECK --interval=5s CMD x'",
        "'FROM a\\nADD https://x/y.tgz /y'",
        "''"
    })
    void whatTheClassicBuilderKnows_isBuilt(String dockerfile) {
        assertThat(BuildKitSyntax.problems("Dockerfile", Dockerfile.parse(unescaped(dockerfile)), null))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"build, 0", "BUILD, 0", "0, 0", "last, 1", "1, 1", ", 1"})
    void stagesAfterTheTarget_areNotLookedAt(String target, int expected) {
        Dockerfile dockerfile = Dockerfile.parse("FROM a AS build\nRUN make\nFROM b AS last\nRUN --mount=x make\n");

        assertThat(BuildKitSyntax.problems("Dockerfile", dockerfile, target)).hasSize(expected);
    }

    @Test
    void platformArguments_areThoseDeclaredWithoutAValue() {
        Dockerfile dockerfile = Dockerfile.parse(
                "ARG BUILDPLATFORM\nFROM a\nARG TARGETARCH TARGETOS=linux\narg OTHER\nRUN echo $TARGETVARIANT");

        assertThat(BuildKitSyntax.platformArguments(dockerfile))
                .containsExactlyInAnyOrder("BUILDPLATFORM", "TARGETARCH");
    }

    private static String unescaped(String text) {
        return text.replace("\\\\", "\u0001").replace("\\n", "\n").replace('\u0001', '\\');
    }
}
