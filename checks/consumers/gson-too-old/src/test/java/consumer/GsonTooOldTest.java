package consumer;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.dataframer.client.DataframerClient;
import org.junit.jupiter.api.Test;

class GsonTooOldTest {
    @Test
    void build_gsonTooOld_saysWhichWasFoundAndWhichIsNeeded() {
        var builder = DataframerClient.builder().apiKey("test-key");

        String message =
                assertThrows(IllegalStateException.class, builder::build).getMessage();

        assertTrue(message.contains("gson-2.8.8.jar"), message);
        assertTrue(message.contains("Gson 2.8.9 or newer"), message);
    }
}
