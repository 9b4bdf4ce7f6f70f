package ai.dataframer.examples;

import static ai.dataframer.examples.Table.Side.LEFT;
import static ai.dataframer.examples.Table.Side.RIGHT;

import ai.dataframer.client.AnonymizationResults;
import ai.dataframer.client.AnonymizationRun;
import ai.dataframer.client.AnonymizedFile;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Prints the findings and files of a run. */
final class Report {
    private static final String INDENT = "  ";
    private static final String NOT_SAID = "-";

    private Report() {}

    static void print(AnonymizationRun run, Screen screen) {
        print("Entities", entities(run, screen), screen);
        print("Counts", counts(run), screen);
        print("Files", files(run, screen), screen);
    }

    private static List<String> entities(AnonymizationRun run, Screen screen) {
        return new BarChart(run.entitySummary(), screen.width() - INDENT.length(), screen.bar()).lines();
    }

    private static List<String> counts(AnonymizationRun run) {
        OptionalLong samples =
                run.results().map(AnonymizationResults::samplesProcessed).orElse(OptionalLong.empty());
        long entities =
                run.entitySummary().values().stream().mapToLong(Long::longValue).sum();
        return new Table(LEFT, RIGHT)
                .row("samples", samples.isPresent() ? Units.count(samples.getAsLong()) : NOT_SAID)
                .row("entities", Units.count(entities))
                .row("duration", run.duration().map(Units::time).orElse(NOT_SAID))
                .lines();
    }

    private static List<String> files(AnonymizationRun run, Screen screen) {
        var table = screen.isWide() ? new Table(LEFT, RIGHT, LEFT) : new Table(LEFT, RIGHT);
        for (AnonymizedFile file : run.anonymizedFiles()) {
            OptionalLong size = file.sizeInBytes();
            String name = file.path().or(file::id).orElse(NOT_SAID);
            String bytes = size.isPresent() ? Units.size(size.getAsLong()) : NOT_SAID;
            if (screen.isWide()) {
                table.row(name, bytes, file.contentType().orElse(NOT_SAID));
            } else {
                table.row(name, bytes);
            }
        }
        return table.lines();
    }

    private static void print(String title, List<String> lines, Screen screen) {
        screen.println("");
        screen.println(title);
        Stream<String> shown = lines.isEmpty() ? Stream.of("none") : lines.stream();
        shown.forEach(line -> screen.println(INDENT + line));
    }
}
