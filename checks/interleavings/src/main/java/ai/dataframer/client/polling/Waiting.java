package ai.dataframer.client.polling;

import ai.dataframer.client.interleavings.HandScheduler;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/** One wait whose first poll has been sent and not been answered, with its deadline at hand. */
final class Waiting {
    final CompletableFuture<String> answer = new CompletableFuture<>();
    final CompletableFuture<String> wait;
    final FutureTask<?> deadline;

    private final HandScheduler time = new HandScheduler();
    private final CopyOnWriteArrayList<PollEvent<String>> events = new CopyOnWriteArrayList<>();

    Waiting() {
        wait = Poller.<String>asyncBuilder(() -> answer, "done"::equals)
                .scheduler(time)
                .listener(events::add)
                .build()
                .awaitAsync();
        deadline = time.takeTimer();
    }

    /** Returns how the wait ended, and what its last event was. */
    String outcome() {
        return "%s, last event %s".formatted(end(), last());
    }

    private String end() {
        if (!wait.isDone()) {
            return "open";
        }
        return text(
                wait.isCompletedExceptionally() ? null : wait.join(),
                wait.handle((v, e) -> e).join());
    }

    private String last() {
        if (events.isEmpty()) {
            return "none";
        }
        PollEvent<String> last = events.get(events.size() - 1);
        return text(last.value().orElse(null), last.failure().orElse(null));
    }

    private static String text(@Nullable String value, @Nullable Throwable failure) {
        return failure == null ? String.valueOf(value) : failure.getClass().getSimpleName();
    }
}
