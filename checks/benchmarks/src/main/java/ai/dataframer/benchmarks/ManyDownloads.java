package ai.dataframer.benchmarks;

import ai.dataframer.client.DataframerClient;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Many downloads at once on one client: {@code ManyDownloads BASE_URL COUNT BYTES FOLDER} prints how many files are complete, the
 * most threads, and the seconds.
 */
final class ManyDownloads {
    private ManyDownloads() {}

    public static void main(String[] args) throws IOException {
        int count = Integer.parseInt(args[1]);
        long bytes = Long.parseLong(args[2]);
        Path folder = Path.of(args[3]);
        long start = System.nanoTime();
        int complete = 0;
        try (DataframerClient client = Client.dataframer(args[0]).build()) {
            List<CompletableFuture<Path>> downloads = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                downloads.add(client.raw().downloadAsync("/files/" + bytes, folder.resolve("file-" + i)));
            }
            for (CompletableFuture<Path> download : downloads) {
                if (Files.size(download.join()) == bytes) {
                    complete++;
                }
            }
        }
        System.out.printf(
                "%d %d %.1f%n",
                complete, ManagementFactory.getThreadMXBean().getPeakThreadCount(), (System.nanoTime() - start) / 1e9);
    }
}
