package ai.dataframer.client.internal.threads;

import java.util.concurrent.CompletableFuture;

/** A future that the program never sees: none of its continuations is the program's, so any thread may complete or cancel it. */
public final class LibraryFuture<T> extends CompletableFuture<T> {
    /** Creates a future that is not completed. */
    public LibraryFuture() {}
}
