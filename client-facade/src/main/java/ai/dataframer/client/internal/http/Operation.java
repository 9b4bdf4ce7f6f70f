package ai.dataframer.client.internal.http;

import java.io.IOException;
import java.util.function.Function;
import java.util.function.Supplier;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * What to send and how to read the answer.
 *
 * @param request makes the request anew for each attempt: one that waits for its turn takes no memory
 * @param consequence what a failure has to say where the service may have carried the request out, if it must not do so twice; null
 *     if it may
 */
public record Operation<T>(
        Supplier<Request> request,
        ResponseReader<T> reader,
        @Nullable String consequence) {
    /** Returns an operation that may be carried out any number of times. */
    public static <T> Operation<T> repeatable(Supplier<Request> request, ResponseReader<T> reader) {
        return new Operation<>(request, reader, null);
    }

    /** Returns an operation that must not be carried out twice. */
    public static <T> Operation<T> once(Supplier<Request> request, ResponseReader<T> reader, String consequence) {
        return new Operation<>(request, reader, consequence);
    }

    /** Returns this operation with {@code mapping} of what it reads. */
    public <R> Operation<R> map(Function<? super T, ? extends R> mapping) {
        return new Operation<>(
                request,
                new ResponseReader<>() {
                    @Override
                    public R read(Response response) throws IOException {
                        return mapping.apply(reader.read(response));
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
