package ai.dataframer.client.internal.raw;

import ai.dataframer.client.internal.http.CallOptions;
import ai.dataframer.client.internal.http.Operation;
import java.util.function.Function;

/** An operation and the options for the host that it goes to. */
public record RawCall<T>(Operation<T> operation, CallOptions options) {
    /** Returns this call with {@code mapping} applied to its result. */
    public <R> RawCall<R> map(Function<? super T, ? extends R> mapping) {
        return new RawCall<>(operation.map(mapping), options);
    }
}
