package io.fairway.build;

/**
 * Takes out of a program's output what only terminals understand: colours and movements of the cursor (ECMA-48), control
 * characters, marks that turn the direction of writing. A carriage return begins a line. The output may come in pieces that are
 * cut anywhere, and nothing is kept of it but where it is in a sequence.
 */
public final class PlainText {

    private static final char ESCAPE = '\u001b';
    private static final char BELL = '\u0007';

    /** Longer ones are no sequences; what follows is text. */
    private static final int MAX_SEQUENCE = 256;

    private enum State {
        TEXT,
        RETURN,
        ESCAPE,
        /** After {@code ESC [}: up to a letter. */
        CONTROL,
        /** After {@code ESC ]} and the like: up to a bell, or {@code ESC \}. */
        STRING
    }

    private State state = State.TEXT;
    private int length;

    /** What is left of the next piece. */
    public String of(String piece) {
        StringBuilder text = new StringBuilder(piece.length());
        for (int i = 0; i < piece.length(); i++) {
            take(piece.charAt(i), text);
        }
        return text.toString();
    }

    private void take(char character, StringBuilder text) {
        if (state == State.RETURN && character != '\n') {
            text.append('\n');
        }
        if (character == '\n') {
            text.append('\n'); // ends whatever was begun
            state = State.TEXT;
            return;
        }
        length++;
        state = switch (state) {
            case TEXT, RETURN -> text(character, text);
            case ESCAPE -> escaped(character);
            case CONTROL -> length > MAX_SEQUENCE || character >= '@' && character <= '~' ? State.TEXT : State.CONTROL;
            case STRING -> inString(character);
        };
    }

    private State inString(char character) {
        if (character == ESCAPE) {
            return State.ESCAPE;
        }
        boolean ends = length > MAX_SEQUENCE || character == BELL || character == '\u009c';
        return ends ? State.TEXT : State.STRING;
    }

    private State text(char character, StringBuilder text) {
        length = 0;
        return switch (character) {
            case ESCAPE -> State.ESCAPE;
            case '\u009b' -> State.CONTROL;
            case '\r' -> State.RETURN;
            default -> {
                if (character == '\t' || !Character.isISOControl(character) && !turns(character)) {
                    text.append(character);
                }
                yield State.TEXT;
            }
        };
    }

    private static State escaped(char character) {
        return switch (character) {
            case '[' -> State.CONTROL;
            case ']', 'P', 'X', '^', '_' -> State.STRING;
            case '(', ')', '*', '+', '#', '%', ' ' -> State.ESCAPE; // one more character follows
            default -> State.TEXT;
        };
    }

    /** Whether it turns the direction of what follows. */
    private static boolean turns(char character) {
        return character >= '\u202a' && character <= '\u202e' || character >= '\u2066' && character <= '\u2069';
    }
}
