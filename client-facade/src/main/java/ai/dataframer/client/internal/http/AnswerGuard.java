package ai.dataframer.client.internal.http;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.ProtocolException;
import java.util.Arrays;
import java.util.regex.Pattern;
import okhttp3.Headers;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;

/**
 * Prevents OkHttp's own handling of unusual responses. After a 408, and after a 503 with {@code Retry-After: 0}, it would
 * send the request again without counting it; it fails if that number exceeds 31 bits, and throws unchecked exceptions on
 * some answers.
 */
final class AnswerGuard {
    private static final int UNAVAILABLE = 503;
    private static final String RETRY_AFTER = "Retry-After";
    private static final String HIDDEN = "Dataframer-Hidden-Retry-After";

    /** What OkHttp itself calls. */
    private static final Pattern LIBRARIES = Pattern.compile("(java|jdk|kotlin|okio)\\.");

    private static final Pattern NEGATIVE = Pattern.compile("-\\d+");

    private AnswerGuard() {}

    /** Adds itself directly around OkHttp's own handling of responses, inside the caller's interceptors. */
    static void install(OkHttpClient.Builder builder) {
        builder.addInterceptor(chain -> restored(chain.proceed(chain.request())));
        builder.networkInterceptors().add(0, chain -> hidden(checked(chain.proceed(chain.request()))));
        builder.addNetworkInterceptor(AnswerGuard::proceed);
    }

    /** OkHttp fails on a negative status and, before version 5, on a second status 1xx. */
    private static Response proceed(Interceptor.Chain chain) throws IOException {
        try {
            return chain.proceed(chain.request());
        } catch (RuntimeException e) {
            if (isOfOkHttp(e)) {
                throw unusable(e);
            }
            throw e;
        }
    }

    /** Returns false if OkHttp called code of the program, such as an event listener, which threw {@code e}. */
    private static boolean isOfOkHttp(RuntimeException e) {
        String okHttp = OkHttpClient.class.getPackageName() + ".";
        return Arrays.stream(e.getStackTrace())
                .map(StackTraceElement::getClassName)
                .filter(name -> !LIBRARIES.matcher(name).lookingAt())
                .findFirst()
                .filter(name -> name.startsWith(okHttp))
                .isPresent();
    }

    /** The exception's own message may quote the response. */
    private static IOException unusable(RuntimeException e) {
        var failure =
                new IOException("the answer is not usable (" + e.getClass().getName() + ")");
        failure.setStackTrace(e.getStackTrace());
        return failure;
    }

    /** OkHttp can neither read nor close a body of negative length, so the connection would never be released. */
    private static Response checked(Response response) throws IOException {
        String length = response.header("Content-Length");
        if (length != null && NEGATIVE.matcher(length).matches()) {
            throw new ProtocolException("Content-Length is negative");
        }
        return response;
    }

    /** OkHttp does not retry a 408 or 503 that asks for a delay of a second. */
    private static Response hidden(Response response) {
        if (response.code() != UNAVAILABLE && response.code() != HttpURLConnection.HTTP_CLIENT_TIMEOUT) {
            return response;
        }
        return moved(response, RETRY_AFTER, HIDDEN).header(RETRY_AFTER, "1").build();
    }

    private static Response restored(Response response) {
        if (response.code() != UNAVAILABLE && response.code() != HttpURLConnection.HTTP_CLIENT_TIMEOUT) {
            return response;
        }
        return moved(response, HIDDEN, RETRY_AFTER).build();
    }

    /** The value may have characters that OkHttp accepts from the network only. */
    private static Response.Builder moved(Response response, String from, String to) {
        String value = response.header(from);
        Headers.Builder headers =
                response.headers().newBuilder().removeAll(from).removeAll(to);
        return response.newBuilder().headers((value == null ? headers : headers.addUnsafeNonAscii(to, value)).build());
    }
}
