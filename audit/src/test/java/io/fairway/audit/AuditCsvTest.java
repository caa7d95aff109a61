package io.fairway.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairway.audit.AuditEntry.ActorKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuditCsvTest {

    @Test
    void everyField_isQuoted_andLinesEndAsTheStandardSays() {
        String line = AuditCsv.line(TestEntries.numbered(7));

        assertThat(line)
                .startsWith(
                        "\"7\",\"2026-11-23T08:00:07Z\",\"hello\",\"staging\",\"fairway/release-service\",\"SERVICE\",")
                .endsWith("\"00000000-0000-0000-0000-000000000007\",\"\"\r\n");
        assertThat(line.split(",")).hasSameSizeAs(AuditCsv.HEADER.split(","));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "plain                    | plain",
                "say \"hi\", twice        | say \"\"hi\"\", twice",
                "=HYPERLINK(\"http://x\") | '=HYPERLINK(\"\"http://x\"\")",
                "+1                       | '+1",
                "-1                       | '-1",
                "@SUM(A1)                 | '@SUM(A1)",
                "＝1                       | '＝1",
                "1=1                      | 1=1"
            })
    void aText_isNeverAFormula(String text, String field) {
        String line = AuditCsv.line(TestEntries.entry(1, "hello", "staging", "ada", ActorKind.PERSON, text));

        assertThat(line).contains(",\"verified\",\"" + field + "\",");
    }
}
