package ai.dataframer.client.internal.http;

import java.io.IOException;
import java.util.function.Function;
import java.util.function.Supplier;
import okhttp3.Request;
import okhttp3.Response;

/**
 * What to send and how to read the answer.
 *
 * @param request makes the request anew for each attempt: one that waits for its turn takes no memory
 */
public record Operation<T>(Supplier<Request> request, ResponseReader<T> reader) {
    /** Returns this operation with {@code mapping} of what it reads. */
    public <R> Operation<R> map(Function<? super T, ? extends R> mapping) {
        return new Operation<>(request, new ResponseReader<>() {
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
        });
    }
}
