package io.fairway.cli.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Rows in aligned columns. On a terminal, the widest columns are cut so that a row stays on one line. Elsewhere texts are whole, but
 * for those so long that they would push all other rows apart.
 */
public final class Table {

    private static final int GAP = 2;
    private static final int MIN_WIDTH = 8;

    /** Of every column but the last, which pushes nothing away. */
    private static final int MAX_WIDTH = 120;

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
            String shown = Width.cut(cell.text(), widths[column], terminal.unicode());
            if (!shown.isEmpty()) {
                line.repeat(' ', blanks);
                blanks = 0;
                line.append(terminal.paint(cell.colour(), shown));
            }
            blanks += widths[column] - Width.of(shown) + GAP;
        }
        text.append(line).append('\n');
    }

    /** @param room of a line; 0 for as much as it takes */
    private static int[] widths(List<List<Cell>> lines, int room) {
        int[] widths = IntStream.range(0, lines.getFirst().size())
                .map(column -> lines.stream()
                        .mapToInt(cells -> Width.of(cells.get(column).text()))
                        .max()
                        .orElse(0))
                .toArray();
        for (int column = 0; column < widths.length - 1; column++) {
            widths[column] = Math.min(widths[column], MAX_WIDTH);
        }
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
}
