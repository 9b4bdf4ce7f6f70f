package ai.dataframer.live;

import okhttp3.Headers;

/**
 * One answer of the service, with what it answers.
 *
 * @param operation method and path, the path as its document has it
 * @param documented false if no document has the operation
 */
record Exchange(Step step, String operation, boolean documented, int status, Headers headers, String body) {
    boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /** Returns where findings are, such as {@code GET /runs/{id}/ 200}. Body and headers are personal data. */
    @Override
    public String toString() {
        return operation + " " + status;
    }
}
