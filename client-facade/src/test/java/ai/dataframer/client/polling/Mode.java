package ai.dataframer.client.polling;

import ai.dataframer.client.internal.Rethrow;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The two ways to wait, so that every case runs in both. */
enum Mode {
    SYNC {
        @Override
        <T> T await(Poller<T> poller) {
            return poller.await();
        }
    },
    ASYNC {
        @Override
        <T> T await(Poller<T> poller) {
            CompletableFuture<T> wait = poller.awaitAsync();
            try {
                return wait.get(10, TimeUnit.SECONDS);
            } catch (ExecutionException e) {
                throw Rethrow.as(e.getCause());
            } catch (InterruptedException | TimeoutException e) {
                throw new AssertionError("the wait did not end", e);
            }
        }
    };

    abstract <T> T await(Poller<T> poller);
}
