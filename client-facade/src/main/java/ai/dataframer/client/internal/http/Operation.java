package ai.dataframer.client.internal.http;

import java.io.IOException;
import java.util.function.Function;
import java.util.function.Supplier;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * A request and the reading of its response.
 *
 * @param name its requests share a queue and a pace, and other operations have others
 * @param request creates the request for each attempt, so that a queued one takes no memory
 * @param consequence what a failure says if the service may have carried out the request; null for an idempotent request
 */
public record Operation<T>(
        String name,
        Supplier<Request> request,
        ResponseReader<T> reader,
        @Nullable String consequence) {
    /** Returns an idempotent operation. */
    public static <T> Operation<T> idempotent(String name, Supplier<Request> request, ResponseReader<T> reader) {
        return new Operation<>(name, request, reader, null);
    }

    /** Returns an operation that must not be carried out twice. */
    public static <T> Operation<T> once(
            String name, Supplier<Request> request, ResponseReader<T> reader, String consequence) {
        return new Operation<>(name, request, reader, consequence);
    }

    /** Returns true if carrying the request out twice does no harm. */
    boolean isIdempotent() {
        return consequence == null;
    }

    /** Returns this operation with {@code mapping} applied to its result. */
    public <R> Operation<R> map(Function<? super T, ? extends R> mapping) {
        return new Operation<>(
                name,
                request,
                new ResponseReader<>() {
                    @Override
                    public R read(Response response) throws IOException {
                        return mapping.apply(reader.read(response));
                    }

                    @Override
                    public boolean accepts(Response response) {
                        return reader.accepts(response);
                    }

                    @Override
                    public boolean requiresBody() {
                        return reader.requiresBody();
                    }

                    @Override
                    public boolean canReadAgain() {
                        return reader.canReadAgain();
                    }

                    @Override
                    public RuntimeException explain(RuntimeException failure) {
                        return reader.explain(failure);
                    }
                },
                consequence);
    }
}
