package ai.dataframer.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/page.md", exchange -> {
            byte[] page = "# Gr\u00fcn\n".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders()
                    .set("Content-Type", exchange.getRequestURI().getQuery() == null ? "text/markdown" : "text/html");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        redirect("/once.md", "/page.md");
        redirect("/twice.md", "/once.md");
        redirect("/away.md", "http://docs.example.com/page.md");
        redirect("/port.md", "http://localhost:1/page.md");
        redirect("/no-address.md", "a b");
        server.createContext("/large.md", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream body = exchange.getResponseBody()) {
                byte[] some = new byte[1_000_000];
                for (int i = 0; i < 20; i++) {
                    body.write(some);
                }
            } catch (IOException e) {
                // the reader has enough
            }
        });
        server.createContext("/stalls.md", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('#');
            exchange.getResponseBody().flush();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void text_page_isItsText() {
        assertThat(page("/page.md").text()).isEqualTo("# Gr\u00fcn\n");
    }

    @Test
    void text_webPage_saysToGiveItsMarkdown() {
        assertThatThrownBy(() -> page("/page.md?html").text())
                .isInstanceOf(ContractException.class)
                .hasMessageEndingWith("is a web page: give the address of its Markdown, ending in .md");
    }

    @Test
    void text_otherStatus_saysSo() {
        assertThatThrownBy(() -> page("/none.md").text())
                .isInstanceOf(ContractException.class)
                .hasMessageEndingWith("/none.md answers with status 404");
    }

    @Test
    void text_nobodyThere_saysSo() {
        Page page = page("/page.md");
        server.stop(0);

        assertThatThrownBy(page::text)
                .isInstanceOf(ContractException.class)
                .hasMessageContaining("/page.md cannot be read: ");
    }

    @Test
    void text_plainHttpToAnotherHost_isRefused() {
        assertThatThrownBy(() -> new Page("http://docs.example.com/page.md").text())
                .hasMessage("http://docs.example.com/page.md is not an https:// address of a host alone");
    }

    private Page page(String path) {
        return new Page("http://localhost:" + server.getAddress().getPort() + path);
    }

    @Test
    void text_redirectOnTheSameHost_isFollowedOnce() {
        assertThat(page("/once.md").text()).isEqualTo("# Gr\u00fcn\n");
        assertThatThrownBy(() -> page("/twice.md").text()).hasMessageEndingWith("/twice.md answers with status 302");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/away.md", "/port.md", "/no-address.md"})
    void text_redirectElsewhere_isRefused(String path) {
        assertThatThrownBy(() -> page(path).text())
                .isInstanceOf(ContractException.class)
                .hasMessageContaining(path + " leads to another host: ");
    }

    @Test
    void text_largePage_isRefused() {
        assertThatThrownBy(() -> page("/large.md").text())
                .isInstanceOf(ContractException.class)
                .hasMessageEndingWith("/large.md has more than 10000000 bytes");
    }

    @Test
    void text_pageThatStalls_isRefusedInTime() {
        String address = "http://localhost:" + server.getAddress().getPort() + "/stalls.md";

        assertThatThrownBy(() -> new Page(address, Duration.ofMillis(300)).text())
                .isInstanceOf(ContractException.class)
                .hasMessageContaining("/stalls.md has not been read after ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://docs.dataframer.ai/x y", "https://docs.dataframer.ai/%zz", "https://[x"})
    void new_noAddress_saysSo(String address) {
        assertThatThrownBy(() -> new Page(address))
                .isInstanceOf(ContractException.class)
                .hasMessageStartingWith(address + " is not an address: ");
    }

    @Test
    void text_addressWithAUser_isRefused() {
        assertThatThrownBy(() -> new Page("https://docs.dataframer.ai@example.com/page.md").text())
                .hasMessageEndingWith("/page.md is not an https:// address of a host alone");
    }

    private void redirect(String path, String target) {
        server.createContext(path, exchange -> {
            exchange.getResponseHeaders().set("Location", target);
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
    }
}
