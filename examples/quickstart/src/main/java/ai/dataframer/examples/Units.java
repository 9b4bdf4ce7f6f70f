package ai.dataframer.examples;

import java.time.Duration;
import java.util.Locale;

/** Formats numbers, sizes and durations for people. */
final class Units {
    private static final String PREFIXES = "kMGTPE";

    private Units() {}

    /** Returns {@code 1,204} for 1204. */
    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** Returns {@code 512 B}, {@code 48.2 kB}, {@code 5.0 GB}: decimal units. */
    static String size(long bytes) {
        if (bytes < 1000) {
            return bytes + " B";
        }
        double value = bytes / 1000.0;
        int prefix = 0;
        while (value >= 999.95) { // would become 1000.0
            value /= 1000;
            prefix++;
        }
        return String.format(Locale.ROOT, "%.1f %sB", value, PREFIXES.charAt(prefix));
    }

    /** Returns {@code 4.2 s}, {@code 2 min 05 s}, {@code 1 h 03 min}, rounded down. */
    static String time(Duration time) {
        if (time.toMinutes() == 0) {
            return time.toSeconds() + "." + time.toMillisPart() / 100 + " s";
        }
        return time.toHours() == 0
                ? String.format(Locale.ROOT, "%d min %02d s", time.toMinutes(), time.toSecondsPart())
                : String.format(Locale.ROOT, "%d h %02d min", time.toHours(), time.toMinutesPart());
    }
}
