package io.fairway.build.docker;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The instructions of a Dockerfile with their lines, as Docker's own parser finds them: directives, comments between the lines of
 * one instruction, continuation by the escape character, line ends of Windows.
 *
 * @param instructions in their order; what follows a heredoc is not read
 */
record Dockerfile(List<Instruction> instructions) {

    private static final Pattern DIRECTIVE = Pattern.compile("#\\s*([A-Za-z][A-Za-z0-9]*)\\s*=\\s*(.+?)\\s*");

    /** A word that begins a heredoc; {@code <<<} is something else, and so is {@code <<} alone. */
    private static final Pattern HEREDOC = Pattern.compile("\\d*<<-?[^<]+");

    Dockerfile {
        instructions = List.copyOf(instructions);
    }

    /**
     * One instruction; an {@code ONBUILD} is what it holds.
     *
     * @param line its first, from 1
     * @param name in capitals
     * @param flags words with two dashes before the arguments, for example {@code --from=build}
     * @param words the arguments; quotes are kept
     */
    record Instruction(int line, String name, List<String> flags, List<String> words) {

        Instruction {
            flags = List.copyOf(flags);
            words = List.copyOf(words);
        }

        boolean isHeredoc() {
            return List.of("RUN", "COPY", "ADD").contains(name)
                    && words.stream().anyMatch(word -> HEREDOC.matcher(word).matches());
        }

        private static Instruction of(int line, String text, char escape) {
            List<String> words = new ArrayList<>(split(text, escape));
            String name = words.removeFirst().toUpperCase(Locale.ROOT);
            if (name.equals("ONBUILD") && !words.isEmpty()) {
                name = words.removeFirst().toUpperCase(Locale.ROOT);
            }
            List<String> flags = new ArrayList<>();
            while (!words.isEmpty() && words.getFirst().startsWith("--")) {
                flags.add(words.removeFirst());
            }
            return new Instruction(line, name, flags, words);
        }
    }

    static Dockerfile parse(String text) {
        String[] lines = (text.startsWith("\ufeff") ? text.substring(1) : text).split("\r?\n", -1);
        char escape = escape(lines);
        List<Instruction> instructions = new ArrayList<>();
        StringBuilder joined = new StringBuilder();
        int first = 0;
        for (int i = 0; i < lines.length; i++) {
            String line = lines[i];
            if (line.isBlank() || line.stripLeading().startsWith("#")) {
                continue; // also between the lines of one instruction
            }
            first = joined.isEmpty() ? i + 1 : first;
            String end = line.stripTrailing();
            boolean goesOn = goesOn(end, escape);
            joined.append(goesOn ? end.substring(0, end.length() - 1) : line);
            if (goesOn && i < lines.length - 1) {
                joined.append(joined.isEmpty() ? " " : "");
                continue;
            }
            if (add(instructions, first, joined.toString(), escape)) {
                return new Dockerfile(instructions);
            }
            joined.setLength(0);
        }
        if (!joined.isEmpty()) {
            var _ = add(instructions, first, joined.toString(), escape);
        }
        return new Dockerfile(instructions);
    }

    /** Whether what follows cannot be read. */
    private static boolean add(List<Instruction> instructions, int line, String text, char escape) {
        if (text.isBlank()) {
            return false;
        }
        Instruction instruction = Instruction.of(line, text.strip(), escape);
        instructions.add(instruction);
        return instruction.isHeredoc();
    }

    /** Two of them are the character itself. */
    private static boolean goesOn(String line, char escape) {
        int length = line.length();
        return length > 0 && line.charAt(length - 1) == escape && (length == 1 || line.charAt(length - 2) != escape);
    }

    /** Directives are comments before everything else. */
    private static char escape(String[] lines) {
        for (String line : lines) {
            Matcher directive = DIRECTIVE.matcher(line.strip());
            if (!directive.matches()) {
                break;
            }
            if (directive.group(1).equalsIgnoreCase("escape")
                    && directive.group(2).equals("`")) {
                return '`';
            }
        }
        return '\\';
    }

    /** Into words, which may be quoted. */
    private static List<String> split(String text, char escape) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character == escape && quote != '\'' && i + 1 < text.length()) {
                word.append(character).append(text.charAt(++i));
            } else if (quote == 0 && Character.isWhitespace(character)) {
                finish(word, words);
            } else {
                if (quote == character) {
                    quote = 0;
                } else if (quote == 0 && (character == '"' || character == '\'')) {
                    quote = character;
                }
                word.append(character);
            }
        }
        finish(word, words);
        return words;
    }

    private static void finish(StringBuilder word, List<String> words) {
        if (!word.isEmpty()) {
            words.add(word.toString());
            word.setLength(0);
        }
    }
}
