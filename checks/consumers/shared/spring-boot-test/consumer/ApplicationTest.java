package consumer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.dataframer.client.DataframerClient;
import ai.dataframer.client.testing.DataframerExtension;
import ai.dataframer.client.testing.StubRun;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest
class ApplicationTest {
    static final UUID RUN_ID = UUID.fromString("182bd5e5-6e1a-4fe4-a799-aa6d9a6ab26e");

    @RegisterExtension
    static final DataframerExtension dataframer = DataframerExtension.start();

    @Autowired
    DataframerClient client;

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry registry) {
        registry.add("dataframer.api-key", () -> "test-key");
        registry.add("dataframer.base-url", dataframer::baseUrl);
    }

    @Test
    void bean_ofTheClient_waitsForARun() {
        dataframer.stub(StubRun.of(RUN_ID).processing(1).succeeded(run -> run.entity("PERSON", 0, 10, 0.98)));

        assertEquals(
                Map.of("PERSON", 1L),
                client.anonymizationRuns().awaitCompletion(RUN_ID).entitySummary());
    }
}
