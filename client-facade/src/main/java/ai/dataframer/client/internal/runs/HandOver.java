package ai.dataframer.client.internal.runs;

import ai.dataframer.client.errors.ConnectionException;
import ai.dataframer.client.errors.RequestTimeoutException;
import ai.dataframer.client.generated.model.DetectedEntityDto;
import ai.dataframer.client.internal.Rethrow;
import ai.dataframer.client.internal.json.ConsumerException;
import ai.dataframer.client.internal.json.ElementSink;
import java.util.List;
import java.util.function.Consumer;

/** Hands the entities of one call to their consumer while they are read, and knows how far that got. */
final class HandOver implements ElementSink<DetectedEntityDto> {
    private final Consumer<? super EntityData> consumer;
    private long count;

    HandOver(Consumer<? super EntityData> consumer) {
        this.consumer = consumer;
    }

    @Override
    public void add(DetectedEntityDto entity) {
        count++;
        try {
            consumer.accept(RunMapping.toData(entity));
        } catch (Throwable e) { // also a checked one: lambdas of other languages throw those
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

    /** Returns what the caller is to get for the {@code failure} of the call, or throws what the consumer threw. */
    RuntimeException explain(RuntimeException failure) {
        if (failure instanceof ConsumerException consumers) {
            throw Rethrow.as(consumers.thrown());
        }
        if (count == 0 || !(failure instanceof ConnectionException)) {
            return failure;
        }
        String message = failure.getMessage() + "; " + count + (count == 1 ? " entity was" : " entities were")
                + " handed over before, so the request is not sent again";
        return failure instanceof RequestTimeoutException timeout
                ? new RequestTimeoutException(message, timeout.limit(), timeout.value(), timeout)
                : new ConnectionException(message, failure);
    }
}
