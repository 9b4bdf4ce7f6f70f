package ai.dataframer.client.testing;

import static ai.dataframer.client.testing.ContractCheckedStubs.offContract;
import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormCheckTest {
    private static final String FILE = "files\"; filename=\"a.csv";

    @RegisterExtension
    static final ContractCheckedStubs dataframer = ContractCheckedStubs.start(OwnContract.contract());

    private final Caller caller = new Caller(dataframer);

    private List<String> violationsOf(String type, String... namesAndTexts) throws Exception {
        var form = new StringBuilder();
        for (String part : namesAndTexts) {
            form.append("--x\r\nContent-Disposition: form-data; name=\"")
                    .append(part.replace("=>", "\"\r\n\r\n"))
                    .append("\r\n");
        }
        return violationsOfBody("/api/forms/", type, form + "--x--\r\n");
    }

    private List<String> violationsOfBody(String path, String type, String body) throws Exception {
        dataframer
                .wireMock()
                .stubFor(post(urlPathEqualTo(path))
                        .withMetadata(offContract())
                        .willReturn(aResponse().withStatus(201)));
        caller.send(caller.request(path)
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body))
                .build());
        return dataframer.takeViolations();
    }

    private List<String> violations(String... namesAndTexts) throws Exception {
        return violationsOf("multipart/form-data; boundary=x", namesAndTexts);
    }

    @Test
    void form_onTheContract_isLeftAlone() throws Exception {
        assertThat(violations("name=>n", "kind=>MANY", FILE + "=>1", FILE + "=>2"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            name=>n                         | the form has no part "files"
            files"; filename="a.csv=>1      | the form has no part "name"
            name=>n;name=>n;files"; filename="a=>1 | the form has 2 parts "name", the contract one
            name=>n;files=>1                | the part "files" is no file
            name"; filename="a=>n;files"; filename="a=>1 | the part "name" is a file
            name=>n;files"; filename="a=>1;kind=>FEW | the part "kind" has a value that the contract does not list
            name=>n;files"; filename="a=>1;more=>1 | the form has a part "more" that the contract does not list
            """)
    void form_offTheContract_isFound(String parts, String violation) throws Exception {
        assertThat(violations(parts.split(";(?! )")))
                .singleElement()
                .asString()
                .isEqualTo("request POST /api/forms/: " + violation);
    }

    @Test
    void form_thatIsNone_isFound() throws Exception {
        assertThat(violationsOf("multipart/form-data; boundary=y", "name=>n"))
                .containsExactly("request POST /api/forms/: the form is cut off");
    }

    @Test
    void json_whereTheContractTakesFormsToo_isLeftAlone() throws Exception {
        assertThat(violationsOfBody("/api/forms-or-json/", "application/json", "{}"))
                .isEmpty();
    }

    @Test
    void form_whereTheContractTakesJsonToo_isHeldToIt() throws Exception {
        assertThat(violationsOfBody("/api/forms-or-json/", "multipart/form-data; boundary=x", "--x--\r\n"))
                .containsExactly("request POST /api/forms-or-json/: the form has no part \"name\"");
    }
}
