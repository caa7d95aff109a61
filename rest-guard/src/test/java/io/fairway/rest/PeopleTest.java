package io.fairway.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeopleTest {

    private static final String D = "0123456789abcdef".repeat(4);

    @TempDir
    Path folder;

    private int changes;

    @Test
    void person_hasNameAndGroups() {
        assertThat(PeopleFile.read(
                        "# people\n\n ada : " + D + " : sre, web ,\nbob:" + D.replace('0', 'f') + " # no group"))
                .extracting(Person::caller)
                .containsExactly(new Caller("ada", Set.of("sre", "web")), new Caller("bob", Set.of()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        ada                 | line 2: write name:sha256-of-token:group,group
        ada:D:sre:more      | line 2: write name:sha256-of-token:group,group
        a b:D               | line 2: a name has letters, digits and ._@- and at most 63 characters
        operator:D          | line 2: operator is the name that goes with fairway.api.token; take another one
        ada:abc             | line 2: the second part is the SHA-256 of the token, 64 hexadecimal digits
        ada:D:s r e         | line 2: a group has letters, digits and ._@- and at most 63 characters
        zoe:E               | line 2: zoe is there already; give each person one line
        ada:C               | line 2: ada has the token of another person; give each their own token
        """)
    void wrongLine_isNamed(String line, String message) {
        String others = "zoe:" + "c".repeat(64) + "\n";
        String content = others
                + line.replace(":D", ":" + D)
                        .replace(":E", ":" + "e".repeat(64))
                        .replace(":C", ":" + "c".repeat(64));

        assertThatThrownBy(() -> PeopleFile.read(content)).hasMessage(message);
    }

    @Test
    void file_isReadAgain_whenItChanges() throws Exception {
        Path file = folder.resolve("people");
        write(file, "ada:" + digest("one"));
        People people = new People("secret", Optional.of(file));

        write(file, "ada:" + digest("two"));

        assertThat(people.withToken("one")).isEmpty();
        assertThat(people.withToken("two")).map(Caller::name).contains("ada");
    }

    @Test
    void wrongChange_leavesTheOldInForce() throws Exception {
        Path file = folder.resolve("people");
        write(file, "ada:" + digest("one"));
        People people = new People("secret", Optional.of(file));

        write(file, "ada");
        assertThat(people.withToken("one")).map(Caller::name).contains("ada");
        Files.delete(file);
        assertThat(people.withToken("one")).map(Caller::name).contains("ada");

        write(file, "bob:" + digest("one"));
        assertThat(people.withToken("one")).map(Caller::name).contains("bob");
    }

    @Test
    void wrongFile_atStart_isToldWithItsLine() throws Exception {
        Path file = folder.resolve("people");
        write(file, "# nobody\nada");

        assertThatThrownBy(() -> new People("secret", Optional.of(file)))
                .hasMessage("fairway.api.people: " + file + ", line 2: write name:sha256-of-token:group,group");
        assertThatThrownBy(() -> new People("secret", Optional.of(folder.resolve("none"))))
                .hasMessageEndingWith("none cannot be read");
        assertThatThrownBy(() -> new People(" ", Optional.empty())).hasMessage("fairway.api.token is blank");
    }

    @Test
    void key_isAnother_forEachPurpose_person_token_andInstallation() throws Exception {
        Path file = folder.resolve("people");
        write(file, "ada:" + digest("one") + "\nbob:" + digest("three"));
        People people = new People("secret", Optional.of(file));
        byte[] key = people.keyOf("ada", "session").orElseThrow().key().getEncoded();

        assertThat(people.keyOf("ada", "session").orElseThrow().key().getEncoded())
                .isEqualTo(key);
        assertThat(people.keyOf("ada", "other").orElseThrow().key().getEncoded())
                .isNotEqualTo(key);
        assertThat(people.keyOf("bob", "session").orElseThrow().key().getEncoded())
                .isNotEqualTo(key);
        assertThat(new People("else", Optional.of(file))
                        .keyOf("ada", "session")
                        .orElseThrow()
                        .key()
                        .getEncoded())
                .isNotEqualTo(key);
        assertThat(people.keyOf("nobody", "session")).isEmpty();
        write(file, "ada:" + digest("two"));
        assertThat(people.keyOf("ada", "session").orElseThrow().key().getEncoded())
                .isNotEqualTo(key);
    }

    /** Each writing has a time of its own, however fast the test is. */
    private void write(Path file, String content) throws IOException {
        Files.writeString(file, content);
        Files.setLastModifiedTime(
                file, FileTime.from(Instant.parse("2026-11-23T12:00:00Z").plusSeconds(++changes)));
    }

    private static String digest(String token) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes()));
    }
}
