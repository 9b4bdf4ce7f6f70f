package ai.dataframer.client.testing;

import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file that the stub service sends, whole or in ranges, with a strong {@code ETag}. A script changes the next answers, request by
 * request; after it the file is sent. A request without a bearer key is answered with 401 and uses no step.
 *
 * <pre>{@code
 * dataframer.stub(StubFile.of("/files/1/", content).cutOff(1000).then(StubAnswer.serverError()));
 * }</pre>
 *
 * <p>A builder, not thread-safe. {@link DataframerStubs#stub(StubFile)} copies the script.
 */
public final class StubFile {
    private final String path;
    private final List<byte[]> contents = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();
    private boolean ranges = true;
    private boolean signed;

    private StubFile(String path, byte[] content) {
        this.path = path;
        contents.add(content.clone());
    }

    /**
     * {@return a file at a path}
     *
     * @param path the path without a query; requests with any query match
     * @param content the bytes, copied
     */
    public static StubFile of(String path, byte[] content) {
        return new StubFile(path, content);
    }

    /**
     * Closes the connection of the next answer within the file.
     *
     * @param bytes number of bytes of the body that are sent before
     * @return this file
     */
    public StubFile cutOff(int bytes) {
        steps.add(new Step(null, false, bytes));
        return this;
    }

    /**
     * Answers the next request with this answer.
     *
     * @param answer the answer
     * @return this file
     */
    public StubFile then(StubAnswer answer) {
        steps.add(new Step(answer, false, 0));
        return this;
    }

    /**
     * Changes the file before the next answer: it has another {@code ETag} from then on.
     *
     * @param changed the new bytes, copied
     * @return this file
     */
    public StubFile changed(byte[] changed) {
        contents.add(changed.clone());
        steps.add(new Step(null, true, 0));
        return this;
    }

    /**
     * Sends the whole file to those who ask for a range, too.
     *
     * @return this file
     */
    public StubFile withoutRanges() {
        ranges = false;
        return this;
    }

    /**
     * Serves this file as at a pre-signed address of a storage: requests with a key are answered with 400, those without one with
     * the file.
     *
     * @return this file
     */
    public StubFile signed() {
        signed = true;
        return this;
    }

    String path() {
        return path;
    }

    /** Returns the content at first, and after each change. */
    List<byte[]> contents() {
        return List.copyOf(contents);
    }

    List<Step> steps() {
        return List.copyOf(steps);
    }

    boolean hasRanges() {
        return ranges;
    }

    boolean isSigned() {
        return signed;
    }

    /** Another answer, the next content, or else an answer that is cut off. */
    record Step(@Nullable StubAnswer answer, boolean changes, int cutOff) {}

    record Answer(boolean hangs, ResponseDefinition response) {}
}
