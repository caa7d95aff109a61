package io.fairway.cli.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Rows in aligned columns. On a terminal, the widest columns are cut so that a row stays on one line. */
public final class Table {

    private static final int GAP = 2;
    private static final int MIN_WIDTH = 8;

    private final List<String> header;
    private final List<List<Object>> rows = new ArrayList<>();

    public Table(String... header) {
        this.header = List.of(header);
    }

    /** What stands in one column of a row. */
    private record Cell(String text, Colour colour) {}

    /** @param cells each a {@link Badge}, or a text, which is sanitized */
    public Table row(Object... cells) {
        rows.add(List.of(cells));
        return this;
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /** All lines, each with a line break. */
    public String render(Terminal terminal) {
        List<List<Cell>> lines = new ArrayList<>();
        lines.add(header.stream().map(name -> new Cell(name, Colour.FAINT)).toList());
        rows.forEach(row ->
                lines.add(row.stream().map(content -> cell(content, terminal)).toList()));
        int[] widths = widths(lines, terminal.columns());
        StringBuilder text = new StringBuilder();
        lines.forEach(cells -> line(text, terminal, widths, cells));
        return text.toString();
    }

    private static Cell cell(Object content, Terminal terminal) {
        return content instanceof Badge badge
                ? new Cell(badge.text(terminal), badge.state().colour())
                : new Cell(Terminal.sanitized(content.toString()), Colour.NONE);
    }

    private static void line(StringBuilder text, Terminal terminal, int[] widths, List<Cell> cells) {
        StringBuilder line = new StringBuilder();
        int blanks = 0;
        for (int column = 0; column < cells.size(); column++) {
            Cell cell = cells.get(column);
            String shown = cut(cell.text(), widths[column], terminal.unicode());
            if (!shown.isEmpty()) {
                line.repeat(' ', blanks);
                blanks = 0;
                line.append(terminal.paint(cell.colour(), shown));
            }
            blanks += widths[column] - length(shown) + GAP;
        }
        text.append(line).append('\n');
    }

    /** @param room of a line; 0 for as much as it takes */
    private static int[] widths(List<List<Cell>> lines, int room) {
        int[] widths = IntStream.range(0, lines.getFirst().size())
                .map(column -> lines.stream()
                        .mapToInt(cells -> length(cells.get(column).text()))
                        .max()
                        .orElse(0))
                .toArray();
        if (room > 0) {
            shrink(widths, room - GAP * (widths.length - 1));
        }
        return widths;
    }

    /** Takes from the widest column until all fit, or none can give any more. */
    private static void shrink(int[] widths, int room) {
        int over = Arrays.stream(widths).sum() - room;
        while (over > 0) {
            int widest = IntStream.range(0, widths.length)
                    .reduce(0, (left, right) -> widths[right] > widths[left] ? right : left);
            if (widths[widest] <= MIN_WIDTH) {
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
