package ai.dataframer.client.internal.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads RFC 3339 timestamps and common variants: offset Z, +00:00, +0000 or +00, any number of fraction digits. */
public final class Timestamps {
    private static final int MICROSECONDS_LENGTH = "2026-01-15T09:30:00.123456Z".length();
    private static final int SECONDS_LENGTH = "2026-01-15T09:30:00Z".length();
    private static final int FRACTION = SECONDS_LENGTH - 1;
    private static final String LAYOUT = "dddd-dd-ddTdd:dd:dd.dddddd";

    private Timestamps() {}

    /**
     * Returns the instant.
     *
     * @throws DateTimeException if {@code text} is not a timestamp
     */
    public static Instant parse(String text) {
        return isUsual(text) ? parseUsual(text) : AnyLayout.parse(text);
    }

    /** Returns true for the usual layout, which is read without a formatter: each response has two timestamps, and a formatter is slow. */
    private static boolean isUsual(String text) {
        int length = text.length();
        if ((length != SECONDS_LENGTH && length != MICROSECONDS_LENGTH) || text.charAt(length - 1) != 'Z') {
            return false;
        }
        for (int i = 0; i < length - 1; i++) {
            char c = text.charAt(i);
            boolean fits = LAYOUT.charAt(i) == 'd' ? c >= '0' && c <= '9' : c == LAYOUT.charAt(i);
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    private static Instant parseUsual(String text) {
        int micros = text.length() == SECONDS_LENGTH ? 0 : number(text, FRACTION + 1, text.length() - 1);
        return LocalDateTime.of(
                        number(text, 0, 4),
                        number(text, 5, 7),
                        number(text, 8, 10),
                        number(text, 11, 13),
                        number(text, 14, 16),
                        number(text, 17, 19),
                        1000 * micros)
                .toInstant(ZoneOffset.UTC);
    }

    private static int number(String text, int begin, int end) {
        return Integer.parseInt(text, begin, end, 10);
    }

    /** Loaded at the first timestamp with another layout. */
    private static final class AnyLayout {
        private static final DateTimeFormatter FORMAT = new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
                .appendPattern("[XXX][XX][X]")
                .toFormatter(Locale.ROOT);

        /** Digits beyond nanoseconds, which Java cannot represent. */
        private static final Pattern EXCESS_DIGITS = Pattern.compile("(?<=\\.\\d{9})\\d+");

        private AnyLayout() {}

        static Instant parse(String text) {
            return OffsetDateTime.parse(EXCESS_DIGITS.matcher(text).replaceFirst(""), FORMAT)
                    .toInstant();
        }
    }
}
