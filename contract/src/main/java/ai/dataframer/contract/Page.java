package ai.dataframer.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A page of the vendor's, by its address: the only one that is ever read from a network. On this machine it may be plain http. */
final class Page {
    private static final Duration TIME = Duration.ofSeconds(30);

    private final URI address;
    private final Duration time;

    /** @throws ContractException if it is no address */
    Page(String address) {
        this(address, TIME);
    }

    Page(String address, Duration time) {
        try {
            this.address = new URI(address);
        } catch (URISyntaxException e) {
            throw new ContractException(address + " is not an address: " + e.getReason());
        }
        this.time = time;
    }

    /**
     * Returns its text. Follows one redirect, to the same host.
     *
     * @throws ContractException if it cannot be had
     */
    String text() {
        boolean here = String.valueOf(address.getHost()).matches("localhost|127\\..*");
        if ((!"https".equals(address.getScheme()) && !here) || address.getUserInfo() != null) {
            throw new ContractException(address + " is not an https:// address of a host alone");
        }
        HttpClient client = HttpClient.newBuilder().connectTimeout(time).build();
        CompletableFuture<String> text = get(client, address).thenComposeAsync(response -> {
            if (response.statusCode() / 100 != 3) {
                return CompletableFuture.completedFuture(read(response));
            }
            return get(client, redirect(response)).thenApplyAsync(this::read);
        });
        try {
            return text.get(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new ContractException("%s has not been read after %s s".formatted(address, time.toSeconds()));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ContractException known) {
                throw known;
            }
            throw new ContractException(address + " cannot be read: " + e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ContractException("interrupted while reading " + address);
        }
    }

    private static CompletableFuture<HttpResponse<InputStream>> get(HttpClient client, URI address) {
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Accept", "text/markdown, text/plain, application/yaml, application/json, */*;q=0.1")
                .build();
        return client.sendAsync(request, BodyHandlers.ofInputStream());
    }

    private URI redirect(HttpResponse<InputStream> response) {
        String location = response.headers().firstValue("Location").orElse("");
        try {
            URI there = address.resolve(new URI(location));
            if (Objects.equals(there.getScheme(), address.getScheme())
                    && Objects.equals(there.getRawAuthority(), address.getRawAuthority())) {
                return there;
            }
        } catch (URISyntaxException e) {
            // said below: it is no address of this host either
        }
        throw new ContractException("%s leads to another host: %s".formatted(address, location));
    }

    private String read(HttpResponse<InputStream> response) {
        if (response.statusCode() != 200) {
            throw new ContractException(address + " answers with status " + response.statusCode());
        }
        if (response.headers().firstValue("Content-Type").orElse("").startsWith("text/html")) {
            throw new ContractException(address + " is a web page: give the address of its Markdown, ending in .md");
        }
        try (InputStream body = response.body()) {
            return Document.text(body.readNBytes(Limits.BYTES + 1), address.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
