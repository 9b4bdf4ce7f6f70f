package ai.dataframer.contract;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** What is done before anything is written: it ends in time, or as an exception that says so. */
final class Preparation<T> {
    private final Path scratch;
    private final Duration time;

    Preparation(Path scratch, Duration time) {
        this.scratch = scratch;
        this.time = time;
    }

    /** @throws ContractException if it fails in any way */
    T run(Supplier<T> work) throws IOException {
        FutureTask<T> task = new FutureTask<>(work::get);
        Thread thread = new Thread(task, "preparation");
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new ContractException("the pages have not been read and compared after %s s. Nothing was replaced"
                    .formatted(time.toSeconds()));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ContractException known) {
                throw known;
            }
            Path stack = scratch.resolve("contract-failure.txt");
            try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(stack))) {
                e.printStackTrace(out);
            }
            throw new ContractException(
                    "the pages end the command with an error that it does not know (%s). Nothing was"
                                    .formatted(e.getCause())
                            + " replaced; " + stack + " says where");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ContractException("interrupted. Nothing was replaced");
        }
    }
}
