package ai.dataframer.client.testing;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A file, and the position in its script. Thread-safe. */
final class FilePlayback {
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d{1,9})-");

    private final StubFile file;
    private final Queue<StubFile.Step> steps;
    private final List<byte[]> contents;
    private int version;
    private int requests;

    FilePlayback(StubFile file) {
        this.file = file;
        steps = new ArrayDeque<>(file.steps());
        contents = file.contents();
    }

    synchronized int requests() {
        return requests;
    }

    /** Returns the next answer, and whether it hangs. */
    synchronized StubFile.Answer next(Request request) {
        requests++;
        boolean hasKey = request.containsHeader("Authorization");
        if (hasKey == file.isSigned()) {
            return new StubFile.Answer(
                    false, aResponse().withStatus(hasKey ? 400 : 401).build());
        }
        StubFile.Step step = steps.poll();
        while (step != null && step.changes()) {
            version++;
            step = steps.poll();
        }
        if (step == null) {
            return new StubFile.Answer(false, send(request, Integer.MAX_VALUE));
        }
        return step.answer() == null
                ? new StubFile.Answer(false, send(request, step.cutOff()))
                : new StubFile.Answer(step.answer().hangs(), step.answer().response(""));
    }

    private ResponseDefinition send(Request request, int cutOff) {
        byte[] content = contents.get(version);
        int first = first(request);
        if (first > 0 && first >= content.length) {
            return answer(416)
                    .withHeader("Content-Range", "bytes */" + content.length)
                    .build();
        }
        byte[] rest = Arrays.copyOfRange(content, first, content.length);
        ResponseDefinitionBuilder answer = answer(first == 0 ? 200 : 206)
                .withHeader("Content-Length", Integer.toString(rest.length))
                .withHeader("Content-Type", "application/octet-stream")
                .withBody(Arrays.copyOf(rest, Math.min(cutOff, rest.length)));
        if (first > 0) {
            answer.withHeader("Content-Range", "bytes " + first + "-" + (content.length - 1) + "/" + content.length);
        }
        return answer.build();
    }

    private ResponseDefinitionBuilder answer(int status) {
        return aResponse()
                .withStatus(status)
                .withHeader("ETag", tag())
                .withHeader("Content-Encoding", "identity"); // compressed, it would have another length
    }

    /** Returns where to begin: at 0 unless a range is asked for, and the file is still the one that it is a range of. */
    private int first(Request request) {
        Matcher range = RANGE.matcher(String.valueOf(request.getHeader("Range")));
        boolean isSame = !request.containsHeader("If-Range") || tag().equals(request.getHeader("If-Range"));
        return file.hasRanges() && isSame && range.matches() ? Integer.parseInt(range.group(1)) : 0;
    }

    private String tag() {
        return "\"v" + version + "\"";
    }
}
