package ai.dataframer.examples;

import ai.dataframer.client.ProgressListener;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * Shows how much of a file is sent or stored: in a line that changes on a terminal, in a line per second elsewhere. The last line
 * stays. Not thread-safe.
 */
final class TransferLine implements ProgressListener, AutoCloseable {
    private static final Duration FRAME = Duration.ofMillis(100);
    private static final Duration LINE = Duration.ofSeconds(1);

    private final Screen screen;
    private final LongSupplier nanoTime;
    private final String name;
    private final long interval;
    private long shownAt;
    private long bytes;
    private OptionalLong total = OptionalLong.empty();

    TransferLine(Screen screen, LongSupplier nanoTime, String name) {
        this.screen = screen;
        this.nanoTime = nanoTime;
        this.name = name;
        interval = (screen.isTerminal() ? FRAME : LINE).toNanos();
        shownAt = nanoTime.getAsLong();
    }

    @Override
    public void onProgress(long bytes, OptionalLong total) {
        this.bytes = bytes;
        this.total = total;
        long now = nanoTime.getAsLong();
        if (now - shownAt >= interval) {
            shownAt = now;
            show();
        }
    }

    @Override
    public void close() {
        show();
        if (screen.isTerminal()) {
            screen.endLine();
        }
    }

    private void show() {
        if (screen.isTerminal()) {
            screen.redraw(describe());
        } else {
            screen.println(describe());
        }
    }

    private String describe() {
        String moved = total.isPresent()
                ? String.format(Locale.ROOT, "%3d %% of %s", percent(total.getAsLong()), Units.size(total.getAsLong()))
                : Units.size(bytes);
        return moved + "  " + name;
    }

    private long percent(long all) {
        return all == 0 ? 100 : 100 * bytes / all;
    }
}
