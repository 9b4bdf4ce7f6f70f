package ai.dataframer.examples.callers;

import ai.dataframer.client.DataframerClient;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class DataframerConfiguration {
    @Bean
    DataframerClient dataframerClient(
            @Value("${dataframer.api-key}") String apiKey, @Value("${dataframer.base-url}") String baseUrl) {
        return DataframerClient.builder().apiKey(apiKey).baseUrl(baseUrl).build();
    }
}
