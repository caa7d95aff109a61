package io.fairway.cli.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    private static final Json JSON = Json.parse(
            "{\"text\": \"a\", \"number\": 7, \"yes\": true, \"no\": null, \"list\": [\"b\", {\"c\": 1.5}]}");

    @Test
    void what_is_there_is_read_and_what_is_not_is_empty() {
        assertThat(JSON.text("text")).isEqualTo("a");
        assertThat(JSON.text("number")).isEqualTo("7");
        assertThat(JSON.number("number")).isEqualTo(7);
        assertThat(JSON.isTrue("yes")).isTrue();
        assertThat(JSON.list("list").getLast().text("c")).isEqualTo("1.5");
        assertThat(JSON.texts("list")).containsExactly("b", "");
        for (String missing : new String[] {"no", "other"}) {
            assertThat(JSON.get(missing).isNothing()).isTrue();
            assertThat(JSON.text(missing)).isEmpty();
            assertThat(JSON.number(missing)).isZero();
            assertThat(JSON.isTrue(missing)).isFalse();
            assertThat(JSON.list(missing)).isEmpty();
            assertThat(JSON.get(missing).get("deeper").text()).isEmpty();
        }
    }

    @Test
    void it_is_written_as_it_was_read() {
        assertThat(JSON)
                .hasToString("{\"text\":\"a\",\"number\":7,\"yes\":true,\"no\":null,\"list\":[\"b\",{\"c\":1.5}]}");
        assertThat(Json.parse("{\"a\":[1,{\"b\":null}],\"c\":{}}").pretty()).isEqualTo("""
                        {
                          "a" : [
                            1,
                            {
                              "b" : null
                            }
                          ],
                          "c" : { }
                        }""");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "{\"a\":", "{'a': 1}"})
    void what_is_not_json_is_refused(String text) {
        assertThatThrownBy(() -> Json.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
