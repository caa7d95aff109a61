package io.fairway.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

        assertThat(text).isEqualTo("SUMMARY\nbeware  of me\n");
    }

    @Test
    void widest_column_gives_way_first() {
        String text = new Table("A", "B").row("x".repeat(60), "short").render(new Terminal(true, 40, false, false));

        assertThat(text.lines().toList().getLast()).isEqualTo("x".repeat(31) + "..  short");
    }

    @Test
    void endless_author_does_not_push_other_rows_apart_in_a_file_either() {
        String text = new Table("AUTHOR", "REASON")
                .row("a".repeat(5000), "x")
                .row("ann", "r".repeat(300))
                .render(Terminal.NONE);

        assertThat(text.lines().toList().get(1)).isEqualTo("a".repeat(118) + "..  x");
        assertThat(text.lines().toList().get(2)).isEqualTo("ann" + " ".repeat(119) + "r".repeat(300));
    }

    @ParameterizedTest
    @CsvSource({
        "'\u5F20\u4F1F', 4", // two Chinese characters
        "'e\u0301', 1", // an accent that stands on its letter
        "'\uD83D\uDE80', 2", // a rocket
        "abc, 3",
        "'', 0"
    })
    void width_is_what_a_terminal_takes(String text, int width) {
        assertThat(Width.of(text)).isEqualTo(width);
    }

    @Test
    void nothing_that_is_seen_as_one_character_is_cut_in_two() {
        assertThat(Width.cut("ab\uD83D\uDE80cd", 4, true)).isEqualTo("ab…");
        assertThat(Width.cut("ab\uD83D\uDE80cd", 5, true)).isEqualTo("ab\uD83D\uDE80…");
        assertThat(Width.cut("cafe\u0301s are", 5, true)).isEqualTo("cafe\u0301…");
        assertThat(Width.cut("\u5F20\u4F1F\u5F20\u4F1F", 6, false)).isEqualTo("\u5F20\u4F1F..");
        assertThat(new Terminal(true, 40, true, true).cut("x".repeat(50), 3)).isEqualTo("xx…");
    }

    @Test
    void columns_stay_aligned_below_wide_characters() {
        String text =
                new Table("AUTHOR", "REASON").row("张伟", "x").row("ann", "y").render(Terminal.NONE);

        assertThat(text).isEqualTo("AUTHOR  REASON\n张伟    x\nann     y\n");
    }
}
