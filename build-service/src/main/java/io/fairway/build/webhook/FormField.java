package io.fairway.build.webhook;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The value of one field of a form ({@code application/x-www-form-urlencoded}), decoded as it comes. Empty if there is none. */
final class FormField extends InputStream {

    private static final int END = -1;
    private static final int MAX_NAME = 100;

    private final InputStream form;
    private final String field;
    private boolean found;
    private boolean ended;

    FormField(InputStream form, String field) {
        this.form = new BufferedInputStream(form);
        this.field = field;
    }

    @Override
    public int read() throws IOException {
        if (ended || (!found && !find())) {
            ended = true;
            return END;
        }
        int character = form.read();
        return switch (character) {
            case END, '&' -> {
                ended = true;
                yield END;
            }
            case '+' -> ' ';
            case '%' -> {
                int high = Character.digit(form.read(), 16);
                int low = Character.digit(form.read(), 16);
                yield high < 0 || low < 0 ? '?' : high << 4 | low;
            }
            default -> character;
        };
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        for (int i = 0; i < length; i++) {
            int next = read();
            if (next == END) {
                return i == 0 ? END : i;
            }
            buffer[offset + i] = (byte) next;
        }
        return length;
    }

    /** Goes to the value. */
    private boolean find() throws IOException {
        StringBuilder name = new StringBuilder();
        for (int character = form.read(); character != END; character = form.read()) {
            if (character == '&') {
                name.setLength(0);
            } else if (character == '=' && name.toString().equals(field)) {
                found = true;
                return true;
            } else if (name.length() < MAX_NAME) {
                name.append((char) character);
            }
        }
        return false;
    }
}
