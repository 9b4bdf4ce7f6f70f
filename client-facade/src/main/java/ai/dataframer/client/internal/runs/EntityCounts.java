package ai.dataframer.client.internal.runs;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the entity summary. The contract does not specify the type of its values, so a value that is not a 64-bit integer is
 * left out; the other values and the run remain readable.
 */
final class EntityCounts {
    private EntityCounts() {}

    static Map<String, Long> of(@Nullable Map<String, ? extends @Nullable Object> summary) {
        if (summary == null) {
            return Map.of();
        }
        var counts = new LinkedHashMap<String, Long>();
        summary.forEach((label, value) -> {
            Long count = value instanceof Number number ? wholeNumber(number) : null;
            if (count != null) {
                counts.put(label, count);
            }
        });
        return Collections.unmodifiableMap(counts);
    }

    private static @Nullable Long wholeNumber(Number number) {
        try {
            return new BigDecimal(number.toString()).longValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            return null;
        }
    }
}
