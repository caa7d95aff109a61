package io.fairway.cli.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Rows in aligned columns. On a terminal, the widest columns are cut so that a row stays on one line. */
public final class Table {

    private static final int GAP = 2;
    private static final int NARROWEST = 8;

    private final List<String> header;
    private final List<List<Cell>> rows = new ArrayList<>();

    public Table(String... header) {
        this.header = List.of(header);
    }

    /**
     * One field.
     *
     * @param text what it says
     * @param state whether the text is a state, which is shown with its icon and colour
     */
    private record Cell(String text, boolean state) {

        String shown(Terminal terminal) {
            return state && !text.isEmpty() ? new Terminal(false, 0, false, terminal.unicode()).state(text) : text;
        }
    }

    /** A row; a field that begins with the sign of {@link #state} is a state. */
    public Table row(String... fields) {
        rows.add(Arrays.stream(fields)
                .map(field -> field.startsWith(STATE)
                        ? new Cell(field.substring(STATE.length()), true)
                        : new Cell(Terminal.harmless(field), false))
                .toList());
        return this;
    }

    private static final String STATE = "\u0000";

    /** Marks a field as a state. */
    public static String state(String state) {
        return state.isEmpty() ? "" : STATE + Terminal.harmless(state);
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /** All lines, each with a line break. */
    public String render(Terminal terminal) {
        int[] widths = widths(terminal);
        StringBuilder text = new StringBuilder();
        line(
                text,
                terminal,
                widths,
                header.stream().map(name -> new Cell(name, false)).toList(),
                true);
        rows.forEach(row -> line(text, terminal, widths, row, false));
        return text.toString();
    }

    private void line(StringBuilder text, Terminal terminal, int[] widths, List<Cell> cells, boolean head) {
        StringBuilder line = new StringBuilder();
        int blanks = 0;
        for (int column = 0; column < cells.size(); column++) {
            Cell cell = cells.get(column);
            String shown = cut(cell.shown(terminal), widths[column], terminal.unicode());
            if (!shown.isEmpty()) {
                line.repeat(' ', blanks);
                blanks = 0;
                Terminal.Colour colour = head
                        ? Terminal.Colour.FAINT
                        : cell.state() ? Terminal.Colour.of(cell.text()) : Terminal.Colour.NONE;
                line.append(terminal.paint(colour, shown));
            }
            blanks += widths[column] - length(shown) + GAP;
        }
        text.append(line).append('\n');
    }

    private int[] widths(Terminal terminal) {
        int[] widths = IntStream.range(0, header.size())
                .map(column -> Math.max(
                        length(header.get(column)),
                        rows.stream()
                                .mapToInt(row -> column < row.size()
                                        ? length(row.get(column).shown(terminal))
                                        : 0)
                                .max()
                                .orElse(0)))
                .toArray();
        if (terminal.columns() > 0) {
            shrink(widths, terminal.columns() - GAP * (widths.length - 1));
        }
        return widths;
    }

    /** Takes from the widest column until all fit, or none can give any more. */
    private static void shrink(int[] widths, int room) {
        int over = Arrays.stream(widths).sum() - room;
        while (over > 0) {
            int widest = IntStream.range(0, widths.length)
                    .reduce(0, (left, right) -> widths[right] > widths[left] ? right : left);
            if (widths[widest] <= NARROWEST) {
                return;
            }
            widths[widest]--;
            over--;
        }
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    static String cut(String text, int width, boolean unicode) {
        if (length(text) <= width) {
            return text;
        }
        String sign = unicode ? "…" : "..";
        return text.substring(0, text.offsetByCodePoints(0, Math.max(0, width - length(sign)))) + sign;
    }
}
