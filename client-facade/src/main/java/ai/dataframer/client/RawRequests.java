package ai.dataframer.client;

import ai.dataframer.client.internal.http.Answer;
import ai.dataframer.client.internal.http.CallOptions;
import ai.dataframer.client.internal.http.Transport;
import ai.dataframer.client.internal.raw.DownloadCall;
import ai.dataframer.client.internal.raw.RawCall;
import ai.dataframer.client.internal.raw.RawOperations;
import ai.dataframer.client.internal.raw.TargetFile;
import java.nio.file.CopyOption;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Requests for operations that this version has no method for, and downloads. They have the API key, retries, pace, timeouts, log and
 * exceptions of all calls: see {@link AnonymizationRuns}. Thread-safe.
 *
 * <p>A path is relative to the base URL, with or without a slash at its beginning: {@code "/api/x"} and {@code "api/x"} are the
 * same. Its query is sent as given; what no address can hold is percent-encoded. An address with scheme, host and port of the base URL
 * works like a path. A request for any other address carries neither the API key nor the headers of {@link
 * RequestOptions}, and neither does one that follows a redirect to another host.
 *
 * <p>The requests of one method under one API key share a pace, and so do downloads. Those to other hosts have a pace of their own.
 */
public final class RawRequests {
    private final Transport transport;
    private final RawOperations operations;
    private final CallOptions settings;
    private final CallOptions downloadSettings;

    RawRequests(Transport transport, RawOperations operations, CallOptions settings, CallOptions downloadSettings) {
        this.transport = transport;
        this.operations = operations;
        this.settings = settings;
        this.downloadSettings = downloadSettings;
    }

    /**
     * {@return the same requests with these options} Options that are not set keep their current value.
     *
     * @param options the options to apply; a timeout limits downloads too, which have no time limit of their own
     */
    public RawRequests withOptions(RequestOptions options) {
        Objects.requireNonNull(options, "options == null");
        return new RawRequests(transport, operations, options.over(settings), options.over(downloadSettings));
    }

    /**
     * Reads the text at a path. Redirects are followed, but never from https to http.
     *
     * @param path a path of the service, or an http or https address of any host
     * @return any response with a status 2xx, such as 202 for what is not ready; the text may be empty
     * @throws IllegalArgumentException if {@code path} is neither
     */
    public ApiResponse<String> get(String path) {
        return execute(operations.get(path, settings));
    }

    /**
     * Reads the text at a path asynchronously; see {@link #get get}.
     *
     * @param path a path of the service, or an http or https address of any host
     * @return a future of any response with a status 2xx
     * @throws IllegalArgumentException if {@code path} is neither
     */
    public CompletableFuture<ApiResponse<String>> getAsync(String path) {
        return enqueue(operations.get(path, settings));
    }

    /**
     * Sends a request that changes something. Like a {@linkplain AnonymizationRuns#create create}, it is never sent twice if the
     * service may have carried out the first one: then the exception says so, and is not {@linkplain
     * ai.dataframer.client.errors.DataframerException#isTransient() transient}. Redirects are not followed.
     *
     * @param method {@code POST}, {@code PUT}, {@code PATCH} or {@code DELETE}
     * @param path a path of the service
     * @param json the body, sent as it is with the content type {@code application/json}; null for none
     * @return any response with a status 2xx; the text may be empty
     * @throws IllegalArgumentException if the method is another one, or the address is one of another host
     */
    public ApiResponse<String> send(String method, String path, @Nullable String json) {
        return execute(operations.send(method, path, json, settings));
    }

    /**
     * Sends a request that changes something, asynchronously; see {@link #send send}. Cancelling the future does not undo what
     * the service has already done.
     *
     * @param method {@code POST}, {@code PUT}, {@code PATCH} or {@code DELETE}
     * @param path a path of the service
     * @param json the body, sent as it is with the content type {@code application/json}; null for none
     * @return a future of any response with a status 2xx
     * @throws IllegalArgumentException if the method is another one, or the address is one of another host
     */
    public CompletableFuture<ApiResponse<String>> sendAsync(String method, String path, @Nullable String json) {
        return enqueue(operations.send(method, path, json, settings));
    }

    /**
     * Stores a file; see {@link #download(String, Path, ProgressListener, CopyOption...)}.
     *
     * @param pathOrUrl a path of the service, or an http or https address of any host
     * @param target the file to create
     * @param options {@link java.nio.file.StandardCopyOption#REPLACE_EXISTING} or nothing
     * @return {@code target}
     */
    public Path download(String pathOrUrl, Path target, CopyOption... options) {
        return download(pathOrUrl, target, (bytes, total) -> {}, options);
    }

    /**
     * Stores a file, as {@link java.nio.file.Files#copy(Path, Path, CopyOption...) Files.copy} would: afterwards the target is
     * complete or untouched. The file is written under another name in the target's folder, and moved to its place at the end; if
     * the download fails or is ended, what was written is deleted. A file of any size takes constant memory.
     *
     * <p>After a broken connection the download goes on where it ended, if the service supports ranges and the file is unchanged (a
     * strong {@code ETag}, or {@code Last-Modified}); otherwise it begins again. Both count as {@linkplain
     * DataframerClient.Builder#maxRetries(int) retries}, however much has arrived in between: allow more of them for large files on a
     * bad network. The length is checked wherever the service states it.
     *
     * <p>There is no limit of the whole time unless {@link RequestOptions.Builder#timeout(java.time.Duration)} sets one. A
     * pause longer than the {@linkplain DataframerClient.Builder#readTimeout(java.time.Duration) read timeout} breaks the
     * connection.
     *
     * @param pathOrUrl a path of the service, or an http or https address of any host, such as one that is signed
     * @param target the file to create; its folder must exist
     * @param listener receives the progress
     * @param options {@link java.nio.file.StandardCopyOption#REPLACE_EXISTING} to replace a target that exists, or nothing
     * @return {@code target}
     * @throws ai.dataframer.client.errors.DataframerException before anything is sent, if the target exists (the cause is a {@link
     *     java.nio.file.FileAlreadyExistsException}) or has no folder; later, if the file system fails, with its exception as the
     *     cause, which is not retried
     * @throws ai.dataframer.client.errors.InvalidResponseException if the response is not a file: a status other than 200, such as
     *     202 for a file that is not ready
     * @throws IllegalArgumentException if {@code pathOrUrl} is no address, or there is another option
     */
    public Path download(String pathOrUrl, Path target, ProgressListener listener, CopyOption... options) {
        return downloadCall(pathOrUrl, target, listener, options).execute();
    }

    /**
     * Stores a file asynchronously; see {@link #downloadAsync(String, Path, ProgressListener, CopyOption...)}.
     *
     * @param pathOrUrl a path of the service, or an http or https address of any host
     * @param target the file to create
     * @param options {@link java.nio.file.StandardCopyOption#REPLACE_EXISTING} or nothing
     * @return a future of {@code target}
     */
    public CompletableFuture<Path> downloadAsync(String pathOrUrl, Path target, CopyOption... options) {
        return downloadAsync(pathOrUrl, target, (bytes, total) -> {}, options);
    }

    /**
     * Stores a file asynchronously; see {@link #download(String, Path, ProgressListener, CopyOption...)}. At most half of the client's
     * threads download at once; further downloads queue without a thread. Cancelling the future ends the request at once, and what
     * was written is deleted soon after.
     *
     * @param pathOrUrl a path of the service, or an http or https address of any host
     * @param target the file to create
     * @param listener receives the progress on a thread that downloads
     * @param options {@link java.nio.file.StandardCopyOption#REPLACE_EXISTING} or nothing
     * @return a future of {@code target}
     * @throws IllegalArgumentException if {@code pathOrUrl} is no address, or there is another option
     */
    public CompletableFuture<Path> downloadAsync(
            String pathOrUrl, Path target, ProgressListener listener, CopyOption... options) {
        return downloadCall(pathOrUrl, target, listener, options).enqueue();
    }

    private DownloadCall downloadCall(String pathOrUrl, Path target, ProgressListener listener, CopyOption... options) {
        var progress = new ProgressReport(listener);
        return operations.download(pathOrUrl, TargetFile.of(target, options), progress, downloadSettings);
    }

    private ApiResponse<String> execute(RawCall<Answer<String>> call) {
        RawCall<ApiResponse<String>> mapped = call.map(RawRequests::toResponse);
        return transport.execute(mapped.operation(), mapped.options());
    }

    private CompletableFuture<ApiResponse<String>> enqueue(RawCall<Answer<String>> call) {
        RawCall<ApiResponse<String>> mapped = call.map(RawRequests::toResponse);
        return transport.enqueue(mapped.operation(), mapped.options());
    }

    private static ApiResponse<String> toResponse(Answer<String> answer) {
        return new ApiResponse<>(answer, answer.body(), answer.body());
    }
}
