package ai.dataframer.client.internal.runs;

import ai.dataframer.client.errors.ConnectionException;
import ai.dataframer.client.errors.RequestTimeoutException;
import ai.dataframer.client.generated.model.DetectedEntityDto;
import ai.dataframer.client.internal.Rethrow;
import ai.dataframer.client.internal.json.ConsumerException;
import ai.dataframer.client.internal.json.ElementSink;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Passes the entities of one call to their consumer as they are read, and counts them. */
final class HandOver implements ElementSink<DetectedEntityDto> {
    private final Consumer<? super EntityData> consumer;
    private long count;
    private @Nullable Throwable thrown;

    HandOver(Consumer<? super EntityData> consumer) {
        this.consumer = consumer;
    }

    @Override
    public void add(DetectedEntityDto entity) {
        count++;
        try {
            consumer.accept(RunMapping.toData(entity));
        } catch (Throwable e) { // checked ones too: lambdas of other languages throw them
            thrown = e;
            throw new ConsumerException(e);
        }
    }

    @Override
    public List<DetectedEntityDto> list() {
        return List.of();
    }

    boolean hasBegun() {
        return count > 0;
    }

    /** Returns the exception for a {@code failure} of the call, or throws the consumer's exception. */
    RuntimeException explain(RuntimeException failure) {
        if (thrown != null) { // also if the consumer has closed the client first
            throw Rethrow.as(thrown);
        }
        if (count == 0 || !(failure instanceof ConnectionException)) {
            return failure;
        }
        String message = failure.getMessage() + "; " + count + (count == 1 ? " entity was" : " entities were")
                + " already passed to the consumer, so the request is not retried";
        return failure instanceof RequestTimeoutException timeout
                ? new RequestTimeoutException(message, timeout.limit(), timeout.value(), timeout)
                : new ConnectionException(message, failure);
    }
}
