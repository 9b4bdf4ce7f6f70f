package ai.dataframer.client.internal.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * The outermost interceptor. It takes what the program's own code throws, other than an {@link IOException}, past OkHttp, which
 * would rethrow it on its own thread and report a failure of the network.
 */
final class ProgramCode {
    private ProgramCode() {}

    static Response proceed(Interceptor.Chain chain) throws IOException {
        Attempt<?> attempt = Attempt.of(chain);
        attempt.requireNotCancelled();
        Whereabouts whereabouts = attempt.whereabouts();
        whereabouts.leaveSight();
        try {
            return BoundedDns.proceed(chain);
        } catch (Throwable e) { // checked ones too: code in other languages throws them
            whereabouts.end(e);
            throw e instanceof IOException failure ? failure : new ThrownException(e);
        }
    }

    /** Returns what the program's code threw if {@code failure} hides it; otherwise {@code failure}. */
    static Throwable thrown(Throwable failure) {
        String message = String.valueOf(failure.getMessage());
        boolean isOfListener = message.startsWith("canceled due to "); // outside of the interceptors
        boolean isOfExecutor = failure instanceof InterruptedIOException && message.equals("executor rejected");
        if (failure.getCause() != null && (failure instanceof ThrownException || isOfListener || isOfExecutor)) {
            return failure.getCause();
        }
        return isOfListener && failure.getSuppressed().length > 0 ? failure.getSuppressed()[0] : failure; // OkHttp 4
    }

    private static final class ThrownException extends IOException {
        private static final long serialVersionUID = 1L;

        ThrownException(Throwable thrown) {
            super("the program's own code threw " + thrown.getClass().getName(), thrown);
        }

        @Override
        public synchronized Throwable fillInStackTrace() {
            return this; // its cause has one
        }
    }
}
