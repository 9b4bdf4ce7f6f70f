package ai.dataframer.client.simulation;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What the service answers.
 *
 * @param meaning what the client has to make of it: the value of the call in words; empty for a failure
 */
record Reply(int status, Map<String, String> headers, String body, String meaning) {
    static Reply of(int status, String body, String meaning) {
        return new Reply(status, Map.of(), body, meaning);
    }

    /** Returns the response as it is sent, ASCII only. */
    byte[] bytes() {
        var head = new StringBuilder("HTTP/1.1 ")
                .append(status)
                .append(" \r\nContent-Type: application/json\r\nContent-Length: ")
                .append(body.length())
                .append("\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        return head.append("\r\n").append(body).toString().getBytes(StandardCharsets.US_ASCII);
    }
}
