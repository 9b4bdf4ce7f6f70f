package ai.dataframer.examples;

import static ai.dataframer.examples.Table.Side.LEFT;
import static ai.dataframer.examples.Table.Side.RIGHT;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Counts as horizontal bars, the greatest first.
 *
 * @param counts the counts by label
 * @param width line width, which the greatest bar fills
 * @param bar the character of the bars
 */
record BarChart(Map<String, Long> counts, int width, char bar) {
    private static final int LEAST_ROOM = 10;

    List<String> lines() {
        List<Map.Entry<String, Long>> sorted = counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .toList();
        var table = new Table(LEFT, RIGHT);
        sorted.forEach(entry -> table.row(entry.getKey(), Units.count(entry.getValue())));
        List<String> names = table.lines();
        return IntStream.range(0, names.size())
                .mapToObj(i -> withBar(
                        names.get(i), sorted.get(i).getValue(), sorted.get(0).getValue()))
                .toList();
    }

    private String withBar(String name, long count, long greatest) {
        int room = Math.max(LEAST_ROOM, width - name.length() - Table.GAP.length());
        return count <= 0 ? name : name + Table.GAP + String.valueOf(bar).repeat(length(count, greatest, room));
    }

    /** Even the smallest count has a bar. */
    private static int length(long count, long greatest, int room) {
        return (int) Math.max(1, Math.round((double) count / greatest * room));
    }
}
