package ai.dataframer.contract;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A page of the vendor's, by its address. */
record Page(URI address) {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    /**
     * Returns its text.
     *
     * @throws ContractException if it cannot be had
     */
    String text() {
        boolean here = String.valueOf(address.getHost()).matches("localhost|127\\..*");
        if (!"https".equals(address.getScheme()) && !here) {
            throw new ContractException(address + " is not an https:// address");
        }
        try {
            HttpResponse<String> response = HttpClient.newBuilder()
                    .followRedirects(HttpClient.Redirect.NORMAL)
                    .connectTimeout(TIMEOUT)
                    .build()
                    .send(
                            HttpRequest.newBuilder(address)
                                    .timeout(TIMEOUT)
                                    .header(
                                            "Accept",
                                            "text/markdown, text/plain, application/yaml, application/json, */*;q=0.1")
                                    .build(),
                            BodyHandlers.ofString(StandardCharsets.UTF_8));
            if (response.statusCode() != 200) {
                throw new ContractException(address + " answers with status " + response.statusCode());
            }
            if (response.headers().firstValue("Content-Type").orElse("").startsWith("text/html")) {
                throw new ContractException(
                        address + " is a web page: give the address of its Markdown, ending in .md");
            }
            return response.body();
        } catch (IOException e) {
            throw new ContractException(address + " cannot be read: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ContractException("interrupted while reading " + address);
        }
    }
}
