package io.fairway.cli.text;

/** Lines of {@code name: value}. */
public final class Facts {

    private static final int COLUMN = 14;

    private Facts() {}

    /** @param namesAndValues in pairs; those without a value are left out */
    public static String of(String... namesAndValues) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i + 1 < namesAndValues.length; i += 2) {
            if (!namesAndValues[i + 1].isBlank()) {
                String name = namesAndValues[i] + ":";
                text.append(name)
                        .repeat(' ', Math.max(1, COLUMN - name.length()))
                        .append(Terminal.sanitized(namesAndValues[i + 1]))
                        .append('\n');
            }
        }
        return text.toString();
    }
}
