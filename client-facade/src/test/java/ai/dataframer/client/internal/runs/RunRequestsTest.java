package ai.dataframer.client.internal.runs;

import static org.assertj.core.api.Assertions.assertThat;

import ai.dataframer.client.generated.api.DataframerApi;
import java.util.UUID;
import okhttp3.Request;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import retrofit2.Invocation;
import retrofit2.Retrofit;
import retrofit2.converter.gson.GsonConverterFactory;

class RunRequestsTest {
    private static final UUID ID = UUID.fromString("182bd5e5-6e1a-4fe4-a799-aa6d9a6ab26e");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.com/",
                "http://127.0.0.1:8080/behind/a%20proxy/",
                "https://example.com/00000000-0000-0000-0000-000000000000/"
            })
    void of_anyBaseUrl_isTheRequestOfTheGeneratedInterface(String baseUrl) {
        DataframerApi api = new Retrofit.Builder()
                .baseUrl(baseUrl)
                .addConverterFactory(GsonConverterFactory.create())
                .build()
                .create(DataframerApi.class);
        Request expected = api.retrieveAnonymizationRun(ID.toString()).request();

        Request request = new RunRequests(api).retrieve(ID);

        assertThat(request.method()).isEqualTo(expected.method());
        assertThat(request.url()).isEqualTo(expected.url());
        assertThat(request.headers()).isEqualTo(expected.headers());
        assertThat(request.tag(Invocation.class)).hasToString(String.valueOf(expected.tag(Invocation.class)));
    }
}
