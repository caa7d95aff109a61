package io.fairway.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.qute.Engine;
import org.junit.jupiter.api.Test;

class LineBreaksTest {

    private final Engine engine =
            Engine.builder().addDefaults().addParserHook(new LineBreaks()).build();

    @Test
    void betweenTags_lineBreaksAndIndentation_areNotSent() {
        assertThat(rendered("""
                {#let word='live'}
                <td>
                  {#if word == 'live'}
                    <b>
                      {word}
                    </b>
                  {/if}

                  <i class="a"
                      id="b">x</i>
                </td>
                {/let}
                """)).isEqualTo("<td><b>live</b><i class=\"a\"\nid=\"b\">x</i></td>");
    }

    @Test
    void withinAText_aLineBreakStays_andASpaceBetweenTagsOnOneLine() {
        assertThat(rendered("""
                <p>
                  One sentence, and
                  another <b>one</b> <i>of</i>
                  <b>them</b>.
                </p>
                """)).isEqualTo("<p>\nOne sentence, and\nanother <b>one</b> <i>of</i><b>them</b>.\n</p>");
    }

    private String rendered(String template) {
        return engine.parse(template).render();
    }
}
