package ai.dataframer.client.internal.runs;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the entity summary. The contract gives its values no type, so one that is not a whole number of 64 bits is left out and
 * costs neither the others nor the run.
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
