package ai.dataframer.benchmarks;

import ai.dataframer.benchmarks.fleet.Median;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** Measures uploads and downloads in a small heap, beside plain OkHttp. */
final class FileRows {
    private static final long SIZE = 1_000_000_000;
    private static final int ROUNDS = 9;
    private static final List<String> SMALL_HEAP = List.of("-Xmx32m", "-XX:+ExitOnOutOfMemoryError");
    private static final int DOWNLOADS = 100;
    private static final long DOWNLOAD_SIZE = 10_000_000;

    private record Cost(long wall, long cpu) {}

    private final String service;
    private final Path folder;

    private FileRows(String service, Path folder) {
        this.service = service;
        this.folder = folder;
    }

    static List<Row> measure() throws IOException {
        Path folder = Files.createTempDirectory("benchmark-files");
        Process server = Jvm.start(FileService.class, List.of());
        try {
            var rows = new FileRows("http://127.0.0.1:" + server.inputReader().readLine(), folder);
            return List.of(rows.transfers("up"), rows.transfers("down"), rows.manyDownloads());
        } finally {
            server.destroy();
            delete(folder);
        }
    }

    private Row transfers(String direction) throws IOException {
        Path file = folder.resolve(direction);
        if (direction.equals("up")) {
            createEmpty(file, SIZE);
            createEmpty(Path.of(file + ".tenth"), SIZE / 10);
        }
        Map<FileClient, List<Cost>> costs = new EnumMap<>(FileClient.class);
        for (int round = 0; round < ROUNDS; round++) { // in turn, so that what else the machine does meets both
            for (FileClient client : FileClient.values()) {
                costs.computeIfAbsent(client, c -> new ArrayList<>()).add(transfer(client, direction, file));
            }
        }
        List<String> figures = new ArrayList<>();
        for (FileClient client : costs.keySet()) {
            figures.add("%s %.0f/%.0f"
                    .formatted(client.title, median(costs, client, Cost::wall), median(costs, client, Cost::cpu)));
        }
        return new Row(
                "1 GB %s in 32 MB of heap, ms wall/CPU: CPU against OkHttp".formatted(direction),
                String.join("; ", figures),
                median(costs, FileClient.DATAFRAMER, Cost::cpu) / median(costs, FileClient.OKHTTP, Cost::cpu),
                1.1);
    }

    private Cost transfer(FileClient client, String direction, Path file) throws IOException {
        String line = Jvm.run(FileTransfer.class, SMALL_HEAP, service, client, direction, file, SIZE)
                .line();
        if (line.isEmpty()) {
            throw new IOException(client.title + " did not bring 1 GB " + direction + ": too little heap, or time");
        }
        String[] figures = line.split(" ");
        return new Cost(Long.parseLong(figures[0]), Long.parseLong(figures[1]));
    }

    private Row manyDownloads() throws IOException {
        String line = Jvm.run(ManyDownloads.class, SMALL_HEAP, service, DOWNLOADS, DOWNLOAD_SIZE, folder)
                .line();
        String[] seen = line.isEmpty() ? new String[] {"0", "999", "0"} : line.split(" ");
        return Row.of(
                "%d downloads of 10 MB at once, in 32 MB of heap".formatted(DOWNLOADS),
                "%s complete, at most %s live threads, %s s".formatted((Object[]) seen),
                Integer.parseInt(seen[0]) == DOWNLOADS && Integer.parseInt(seen[1]) <= 80);
    }

    private static double median(Map<FileClient, List<Cost>> costs, FileClient client, ToDoubleFunction<Cost> figure) {
        return Median.of(Objects.requireNonNull(costs.get(client), client.title), figure);
    }

    private static void createEmpty(Path file, long size) throws IOException {
        try (var empty = new RandomAccessFile(file.toFile(), "rw")) {
            empty.setLength(size);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
