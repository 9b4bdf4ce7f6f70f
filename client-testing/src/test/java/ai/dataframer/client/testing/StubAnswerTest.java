package ai.dataframer.client.testing;

import static ai.dataframer.client.testing.Caller.RUN_ID;
import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StubAnswerTest {
    @RegisterExtension
    static final ContractCheckedStubs dataframer = ContractCheckedStubs.start();

    private final Caller caller = new Caller(dataframer);

    static Stream<Arguments> answers() {
        return Stream.of(
                arguments("pending", StubAnswer.pending(), 200, "\"status\":\"PENDING\""),
                arguments("processing", StubAnswer.processing(), 200, "\"status\":\"PROCESSING\""),
                arguments("succeeded", StubAnswer.succeeded(), 200, "\"status\":\"SUCCEEDED\""),
                arguments("failed", StubAnswer.failed("no such dataset"), 200, "\"error\":\"no such dataset\""),
                arguments("run", StubAnswer.run(RunBody.succeeded()), 200, "\"entities_found\":[]"),
                arguments("run", StubAnswer.run("{}"), 200, "{}"),
                arguments("unauthorized", StubAnswer.unauthorized(), 401, ""),
                arguments("notFound", StubAnswer.notFound(), 404, ""),
                arguments("rateLimited", StubAnswer.rateLimited(), 429, "throttled"),
                arguments("serverError", StubAnswer.serverError(), 500, "wrong"),
                arguments("serverError", StubAnswer.serverError(503), 503, "wrong"),
                arguments("offContractStatus", StubAnswer.offContractStatus("ARCHIVED"), 200, "\"ARCHIVED\""),
                arguments(
                        "offContractRun",
                        StubAnswer.offContractRun(RunBody.succeeded().with("pii_types", null)),
                        200,
                        "\"pii_types\":null"),
                arguments("offContractBody", StubAnswer.offContractBody("<html>"), 200, "<html>"),
                arguments("offContract", StubAnswer.offContract(aResponse().withStatus(302)), 302, ""));
    }

    @ParameterizedTest(name = "{0} {2}")
    @MethodSource("answers")
    void answer_asked_hasStatusAndBody(String name, StubAnswer answer, int status, String body) throws Exception {
        dataframer.stub(StubRun.of(RUN_ID).then(answer));

        HttpResponse<String> response = caller.get(RUN_ID);

        assertThat(response.statusCode()).as(name).isEqualTo(status);
        assertThat(response.body()).contains(body);
    }

    @Test
    void answers_andFaults_areAllThereAre() {
        Stream<String> tested = Stream.concat(
                Stream.concat(answers(), StubAnswerFaultTest.faults())
                        .map(arguments -> (String) arguments.get()[0]),
                Stream.of("connectionReset", "hang"));
        Stream<String> existing = Arrays.stream(StubAnswer.class.getDeclaredMethods())
                .filter(method -> Modifier.isStatic(method.getModifiers()) && Modifier.isPublic(method.getModifiers()))
                .map(Method::getName);

        assertThat(tested.distinct())
                .containsExactlyInAnyOrderElementsOf(existing.distinct().toList());
    }
}
