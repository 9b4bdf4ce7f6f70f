package consumer;

import ai.dataframer.client.DataframerClient;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

@SpringBootApplication
class Application {
    /** Spring closes it with the application. */
    @Bean
    DataframerClient dataframer(
            @Value("${dataframer.api-key}") String key, @Value("${dataframer.base-url}") String url) {
        return DataframerClient.builder().apiKey(key).baseUrl(url).build();
    }
}
