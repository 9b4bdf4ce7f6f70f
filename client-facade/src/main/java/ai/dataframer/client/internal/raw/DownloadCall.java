package ai.dataframer.client.internal.raw;

import ai.dataframer.client.errors.DataframerException;
import ai.dataframer.client.internal.http.CallOptions;
import ai.dataframer.client.internal.http.Operation;
import ai.dataframer.client.internal.http.Transport;
import ai.dataframer.client.internal.threads.LibraryFuture;
import ai.dataframer.client.internal.threads.ProgramFuture;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/** A download as a call, for use once. Its files are not touched on the library's timer. */
public final class DownloadCall {
    private final Transport transport;
    private final TargetFile target;
    private final Download download;
    private final Operation<Path> operation;
    private final CallOptions options;

    DownloadCall(Transport transport, TargetFile target, Download download, CallOptions options) {
        this.transport = transport;
        this.target = target;
        this.download = download;
        this.options = options;
        operation = Operation.idempotent("download", download::request, download);
    }

    /** Downloads on this thread. */
    public Path execute() {
        target.check();
        try {
            return transport.execute(operation, options);
        } finally {
            download.end();
        }
    }

    /** Downloads on a thread of OkHttp. The future is the program's, and fails when nothing is left of the download. */
    public CompletableFuture<Path> enqueue() {
        try {
            target.check();
        } catch (DataframerException e) {
            return CompletableFuture.failedFuture(e);
        }
        CompletableFuture<Path> transfer = transport.transfer(operation, options);
        var cleared = new LibraryFuture<Path>();
        transfer.whenComplete((path, failure) -> transport.scheduler().execute(() -> {
            download.end();
            if (failure == null) {
                cleared.complete(path);
            } else {
                cleared.completeExceptionally(failure);
            }
        }));
        cleared.whenComplete((path, failure) -> transfer.cancel(false)); // the program has ended it
        return new ProgramFuture<>(cleared, transport.scheduler());
    }
}
