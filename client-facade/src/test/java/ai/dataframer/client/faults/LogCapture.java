package ai.dataframer.client.faults;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Catches everything that is logged, by whatever in this JVM, and what threads die of. */
final class LogCapture implements AutoCloseable {
    private final Logger root = LogManager.getLogManager().getLogger("");
    private final Level level = root.getLevel();
    private final Handler[] handlers = root.getHandlers();
    private final List<LogRecord> records = new ArrayList<>();
    private final List<Throwable> uncaught = new ArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord logged) {
            synchronized (records) {
                records.add(logged);
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    /** Begins to catch records of {@code lowest} level and above. */
    LogCapture(Level lowest) {
        Arrays.stream(handlers).forEach(root::removeHandler);
        handler.setLevel(lowest);
        root.addHandler(handler);
        root.setLevel(lowest);
        Thread.setDefaultUncaughtExceptionHandler((thread, e) -> {
            synchronized (uncaught) {
                uncaught.add(e);
            }
        });
    }

    List<LogRecord> records() {
        synchronized (records) {
            return List.copyOf(records);
        }
    }

    List<Throwable> uncaught() {
        synchronized (uncaught) {
            return List.copyOf(uncaught);
        }
    }

    @Override
    public void close() {
        Thread.setDefaultUncaughtExceptionHandler(null);
        root.removeHandler(handler);
        root.setLevel(level);
        Arrays.stream(handlers).forEach(root::addHandler);
    }
}
