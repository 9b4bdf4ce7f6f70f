package ai.dataframer.client.internal.http;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.regex.Pattern;

/** Reads RFC 3339 dates as services really write them: offsets as Z, +00:00, +0000 or +00, any number of fraction digits. */
final class Timestamps {
    private static final DateTimeFormatter FORMAT = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendPattern("[XXX][XX][X]")
            .toFormatter();

    /** Digits past the nanosecond, which Java's dates cannot hold. */
    private static final Pattern EXCESS_DIGITS = Pattern.compile("(?<=\\.\\d{9})\\d+");

    private Timestamps() {}

    static OffsetDateTime parse(String text) {
        return OffsetDateTime.parse(EXCESS_DIGITS.matcher(text).replaceFirst(""), FORMAT);
    }
}
