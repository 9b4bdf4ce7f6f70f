package ai.dataframer.examples;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Text in columns, each as wide as its widest cell. */
final class Table {
    static final String GAP = "  ";

    /** The alignment of a column. */
    enum Side {
        LEFT,
        RIGHT
    }

    private final List<Side> columns;
    private final List<List<String>> rows = new ArrayList<>();

    Table(Side... columns) {
        this.columns = List.of(columns);
    }

    /** Adds a row with a cell for each column. */
    Table row(String... cells) {
        rows.add(List.of(cells));
        return this;
    }

    List<String> lines() {
        List<Integer> widths =
                IntStream.range(0, columns.size()).mapToObj(this::width).toList();
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }

    private String line(List<String> row, List<Integer> widths) {
        return IntStream.range(0, row.size())
                .mapToObj(i -> pad(row.get(i), widths.get(i), columns.get(i)))
                .collect(joining(GAP))
                .stripTrailing();
    }

    private static String pad(String cell, int width, Side side) {
        String padding = " ".repeat(width - cell.length());
        return side == Side.LEFT ? cell + padding : padding + cell;
    }
}
