package io.fairway.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TableTest {

    private static final Terminal PERSON = new Terminal(true, 40, true, true);

    @Test
    void file_gets_whole_texts_in_aligned_columns_without_colour() {
        Table table = new Table("NAME", "STATUS", "REASON")
                .row("hello", Badge.of(State.ROLLED_BACK), "it failed in production, for a reason that is long")
                .row("a-longer-name", Badge.of(State.VERIFIED), "");

        assertThat(table.render(Terminal.NONE)).isEqualTo("""
                        NAME           STATUS         REASON
                        hello          < rolled back  it failed in production, for a reason that is long
                        a-longer-name  + verified
                        """);
    }

    @Test
    void person_gets_rows_as_wide_as_the_terminal_with_icon_word_and_colour() {
        Table table = new Table("NAME", "STATUS", "REASON")
                .row("hello", Badge.of(State.FAILED), "it failed in production, for a reason that is long");

        String row = table.render(PERSON).lines().toList().getLast();

        assertThat(row).contains("\u001b[31m✗ failed\u001b[0m").endsWith("…");
        assertThat(row.replaceAll("\u001b\\[[0-9]+m", "")).hasSize(40);
    }

    @Test
    void what_a_terminal_would_obey_is_taken_out() {
        String text =
                new Table("SUMMARY").row("\u001b[2Jbeware\r\nof\u202e me\u0007").render(Terminal.NONE);

        assertThat(text).isEqualTo("SUMMARY\n[2Jbeware  of me\n");
    }

    @Test
    void widest_column_gives_way_first() {
        String text = new Table("A", "B").row("x".repeat(60), "short").render(new Terminal(true, 40, false, false));

        assertThat(text.lines().toList().getLast()).isEqualTo("x".repeat(31) + "..  short");
    }
}
