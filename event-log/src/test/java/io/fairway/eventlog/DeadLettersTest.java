package io.fairway.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class DeadLettersTest {

    private static ConsumerRecord<String, byte[]> record(String key, byte[] value) {
        return new ConsumerRecord<>("builds", 2, 17, key, value);
    }

    @Test
    void recordWithoutKeyAndValue_becomesADeadLetter() {
        OutgoingMessage deadLetter = DeadLetters.of("dead", "me", record(null, null), new PoisonException("empty"));

        assertThat(deadLetter.key()).isEmpty();
        assertThat(deadLetter.payload()).isEmpty();
        assertThat(deadLetter.headers())
                .containsEntry(DeadLetters.TOPIC, "builds")
                .containsEntry(DeadLetters.PARTITION, "2")
                .containsEntry(DeadLetters.OFFSET, "17")
                .containsEntry(DeadLetters.CONSUMER, "me")
                .containsEntry(DeadLetters.CAUSE, "PoisonException: empty");
    }

    @Test
    void headerWithoutValue_isKept() {
        ConsumerRecord<String, byte[]> record = record("key", new byte[1]);
        record.headers().add("empty", null);

        assertThat(DeadLetters.of("dead", "me", record, new PoisonException("no"))
                        .headers())
                .containsEntry("empty", "");
    }

    @Test
    void recordThatIsTooLarge_leavesOnlyItsPosition() {
        ConsumerRecord<String, byte[]> record = record("key", new byte[1_048_000]);
        record.headers().add("long", new byte[2000]);

        OutgoingMessage deadLetter = DeadLetters.of("dead", "me", record, new PoisonException("too large"));

        assertThat(deadLetter.size()).isLessThan(OutgoingMessage.MAX_BYTES);
        assertThat(deadLetter.headers())
                .containsEntry(DeadLetters.VALUE_LEFT_OUT, "1048000 bytes, too large to be kept here")
                .containsEntry(DeadLetters.OFFSET, "17");
    }

    @Test
    void cause_isOneShortLine() {
        String cause = DeadLetters.describe(new IllegalStateException("a\r\n\tb\u001b[31m" + "x".repeat(5000)));

        assertThat(cause).startsWith("IllegalStateException: a b [31m").hasSize(1000);
    }

    @Test
    void id_isThatOfThePosition() {
        assertThat(DeadLetters.idOf(record("a", new byte[1]))).isEqualTo(DeadLetters.idOf(record("b", null)));
        assertThat(DeadLetters.idOf(record("a", new byte[1])))
                .isNotEqualTo(DeadLetters.idOf(new ConsumerRecord<>("builds", 2, 18, "a", new byte[1])));
    }
}
