package ai.dataframer.examples;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import ai.dataframer.client.AnonymizationRun;
import ai.dataframer.client.polling.PollEvent;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.LongSupplier;

/** One animated line, whose clock and countdown run between the polls. */
final class ProgressLine implements Progress {
    private static final String SPINNER = "|/-\\";
    private static final long MILLIS_PER_FRAME = 100;

    private final ScheduledExecutorService frames = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "progress-line");
        thread.setDaemon(true);
        return thread;
    });
    private final Screen screen;
    private final LongSupplier nanoTime;

    private PollEvent<AnonymizationRun> last =
            new PollEvent<>(0, Optional.empty(), Optional.empty(), Duration.ZERO, Optional.empty());
    private long lastAt;
    private int frame;
    private boolean closed;

    /** Creates a line that changes only through {@link #draw}, with a clock in nanoseconds. */
    ProgressLine(Screen screen, LongSupplier nanoTime) {
        this.screen = screen;
        this.nanoTime = nanoTime;
        this.lastAt = nanoTime.getAsLong();
    }

    static ProgressLine moving(Screen screen) {
        var line = new ProgressLine(screen, System::nanoTime);
        line.frames.scheduleAtFixedRate(line::draw, 0, MILLIS_PER_FRAME, MILLISECONDS);
        return line;
    }

    @Override
    public synchronized void onPoll(PollEvent<AnonymizationRun> event) {
        last = event;
        lastAt = nanoTime.getAsLong();
        draw();
    }

    synchronized void draw() {
        if (!closed) {
            char spinner = SPINNER.charAt(frame++ % SPINNER.length());
            Duration since = Duration.ofNanos(nanoTime.getAsLong() - lastAt);
            screen.redraw(spinner + Progress.describe(last, since, screen.isWide()));
        }
    }

    /** Keeps the line, without the spinner, above the next output. */
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            frames.shutdownNow();
            screen.redraw(" " + Progress.describe(last, Duration.ZERO, screen.isWide()));
            screen.endLine();
        }
    }
}
