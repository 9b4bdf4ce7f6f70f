package ai.dataframer.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

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
                .hasMessage("http://docs.example.com/page.md is not an https:// address");
    }

    private Page page(String path) {
        return new Page("http://localhost:" + server.getAddress().getPort() + path);
    }
}
