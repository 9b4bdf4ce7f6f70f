package ai.dataframer.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * One transfer in a JVM of its own: {@code FileTransfer BASE_URL CLIENT up|down FILE BYTES} prints its wall time and CPU time in
 * milliseconds, without the start of the JVM and a tenth of the bytes before. Up, it reads the file; down, it writes it.
 */
final class FileTransfer {
    private FileTransfer() {}

    public static void main(String[] args) throws IOException {
        FileClient.Transfers transfers = FileClient.valueOf(args[1]).open(args[0]);
        boolean up = args[2].equals("up");
        Path file = Path.of(args[3]);
        long bytes = Long.parseLong(args[4]);
        if (up) {
            transfers.up(Path.of(file + ".tenth"));
        } else {
            store(transfers, bytes / 10, file);
        }
        long cpu = CpuTime.cpuNanos();
        long start = System.nanoTime();
        if (up) {
            transfers.up(file);
        } else {
            store(transfers, bytes, file);
        }
        System.out.printf("%d %d%n", (System.nanoTime() - start) / 1_000_000, (CpuTime.cpuNanos() - cpu) / 1_000_000);
        System.exit(0); // OkHttp's threads would keep the JVM for a minute
    }

    private static void store(FileClient.Transfers transfers, long bytes, Path file) throws IOException {
        transfers.down("/files/" + bytes, file);
        if (Files.size(file) != bytes) {
            throw new IOException("%d bytes instead of %d".formatted(Files.size(file), bytes));
        }
        Files.delete(file);
    }
}
