package ai.dataframer.client;

import static ai.dataframer.client.StubbedClient.RUN_ID;
import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.dataframer.client.errors.DataframerException;
import ai.dataframer.client.internal.Defaults;
import ai.dataframer.client.internal.Durations;
import ai.dataframer.client.testing.ContractCheckedStubs;
import ai.dataframer.client.testing.StubAnswer;
import ai.dataframer.client.testing.StubRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Compares what the guides and the Javadoc state with what the library does, and their links with what there is. */
class DocumentedFactsTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern TEST_NAME = Pattern.compile("`([A-Z]\\w*Test|Soak)(?:\\.(\\w+))?`");
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https:)([^)#\\s]*)(?:#([^)\\s]+))?\\)");
    private static final Pattern HEADING = Pattern.compile("^#+ (.*)$", Pattern.MULTILINE);

    @RegisterExtension
    static final ContractCheckedStubs service = ContractCheckedStubs.start();

    @ParameterizedTest
    @CsvSource({
        "400, 400",
        "401, 401",
        "403, 403",
        "404, 404",
        "408, 408",
        "429, 429",
        "5xx, 500",
        "5xx, 503",
        "any other outside 2xx, 304",
        "any other outside 2xx, 418"
    })
    void errorsTable_retriedColumns_areWhatTheClientDoes(String cell, int status) {
        StubAnswer refusal = StubAnswer.offContract(aResponse().withStatus(status));
        service.stub(StubRun.of(RUN_ID).then(refusal));
        service.onCreate(refusal);
        service.onCreate(refusal);

        try (DataframerClient client =
                StubbedClient.builder(service).maxRetries(1).build()) {
            assertThatThrownBy(() -> client.anonymizationRuns().retrieve(RUN_ID))
                    .isInstanceOf(DataframerException.class);
            assertThatThrownBy(() -> client.anonymizationRuns().create(newRun()))
                    .isInstanceOf(DataframerException.class);
        }

        assertThat(row("errors-and-retries.md", cell).subList(2, 4))
                .containsExactly(yesOrNo(service.requestsFor(RUN_ID) == 2), yesOrNo(service.createRequests() == 2));
    }

    @Test
    void waiting_figures_areThoseOfTheCode() {
        assertStates(
                Documentation.joined("docs/waiting.md"),
                "Each delay is then " + percent(Defaults.POLL_RATIO) + " of the time waited so far, at least "
                        + format(Defaults.POLL_MIN_DELAY) + " and at most " + format(Defaults.POLL_MAX_DELAY)
                        + ", and jitter shortens it by up to " + percent(Defaults.POLL_JITTER) + ".",
                "the deadline is reached, " + format(Defaults.POLL_TIMEOUT) + " by default",
                "once all polls have failed for " + format(Defaults.POLL_MAX_OUTAGE));
    }

    @Test
    void errorsAndRetries_figures_areThoseOfTheCode() {
        assertStates(
                Documentation.joined("docs/errors-and-retries.md"),
                "A call has " + Defaults.MAX_RETRIES + " retries. The delay before the first is random between 0 and "
                        + format(Defaults.RETRY_FIRST_DELAY),
                "doubles with each retry, up to " + format(Defaults.RETRY_MAX_DELAY),
                "at most " + Defaults.RETRY_AFTER_MAX.toSeconds() + " s, plus up to "
                        + percent(Defaults.RETRY_AFTER_JITTER));
    }

    @Test
    void gettingStarted_maxOutage_isThatOfTheCode() {
        assertStates(
                Documentation.joined("docs/getting-started.md"),
                "until all polls have failed for " + format(Defaults.POLL_MAX_OUTAGE) + " (`maxOutage`)");
    }

    @Test
    void javadoc_defaults_areThoseOfTheCode() {
        assertStates(
                javadoc("DataframerClient"),
                "address of the service; {@code " + Defaults.BASE_URL + "} by default",
                "opening a connection; " + format(Defaults.CONNECT_TIMEOUT) + " by default",
                "a response may pause between two bytes; " + format(Defaults.READ_TIMEOUT) + " by default",
                "A poll of a wait has " + format(Defaults.POLL_READ_TIMEOUT) + ", doubled",
                "an upload may pause between two bytes; " + format(Defaults.WRITE_TIMEOUT) + " by default",
                "reading of the body; " + format(Defaults.CALL_TIMEOUT) + " by default",
                "missing response; " + Defaults.MAX_RETRIES + " by default",
                "random between 0 and " + format(Defaults.RETRY_FIRST_DELAY),
                "doubling up to " + format(Defaults.RETRY_MAX_DELAY),
                "up to " + format(Defaults.RETRY_AFTER_MAX) + ", plus up to " + percent(Defaults.RETRY_AFTER_JITTER),
                "At most " + Defaults.MAX_CONCURRENT_REQUESTS + " asynchronous requests");
        assertStates(
                javadoc("polling/PollingPolicy"),
                "By default the deadline is " + format(Defaults.POLL_TIMEOUT),
                "The delay between polls is " + percent(Defaults.POLL_RATIO) + " of the time waited so far, at least "
                        + format(Defaults.POLL_MIN_DELAY) + " and at most " + format(Defaults.POLL_MAX_DELAY)
                        + ", shortened by up to " + percent(Defaults.POLL_JITTER),
                "have failed for " + format(Defaults.POLL_MAX_OUTAGE),
                "in any case; " + format(Defaults.POLL_TIMEOUT) + " by default",
                "by default " + percent(Defaults.POLL_RATIO) + " of the time waited, between "
                        + format(Defaults.POLL_MIN_DELAY) + " and " + format(Defaults.POLL_MAX_DELAY),
                "randomly shortened; " + Defaults.POLL_JITTER + " by default",
                "ends the wait; " + format(Defaults.POLL_MAX_OUTAGE) + " by default");
    }

    @Test
    void pages_testNames_areThoseOfTests() throws IOException {
        List<Path> sources = filesOf("src");
        var missing = new ArrayList<String>();
        for (Path page : Documentation.allPages()) {
            for (MatchResult name :
                    TEST_NAME.matcher(Documentation.text(page)).results().toList()) {
                boolean exists = sources.stream()
                        .filter(source -> source.endsWith(name.group(1) + ".java"))
                        .anyMatch(source -> name.group(2) == null
                                || Documentation.text(source).contains(" " + name.group(2) + "("));
                if (!exists) {
                    missing.add(page + ": " + name.group());
                }
            }
        }

        assertThat(missing).isEmpty();
    }

    @Test
    void pages_links_leadToAPageAndItsHeading() throws IOException {
        var broken = new ArrayList<String>();
        for (Path page : Documentation.allPages()) {
            for (MatchResult link :
                    LINK.matcher(Documentation.text(page)).results().toList()) {
                Path target = link.group(1).isEmpty() ? page : page.resolveSibling(link.group(1));
                if (!Files.exists(target)
                        || (link.group(2) != null && !anchors(target).contains(link.group(2)))) {
                    broken.add(page + ": " + link.group());
                }
            }
        }

        assertThat(broken).isEmpty();
    }

    @Test
    void compatibility_versions_areThoseOfTheBuild() {
        String build = Documentation.text(ROOT.resolve("pom.xml"));
        String java = Documentation.joined(".github/workflows/build.yml");

        assertThat(supported("Java")).startsWith(version(build, "maven.compiler.release") + " and later");
        assertThat(java).contains("java: [17, 21, 25]");
        assertThat(supported("Java")).contains("17, 21 and 25 are tested");
        assertThat(supported("OkHttp"))
                .contains(
                        version(build, "okhttp.version") + " and " + version(build, "okhttp5.version") + " are tested");
        assertThat(supported("Gson")).startsWith(version(build, "gson.floor.version") + " and later");
        assertThat(supported("Retrofit")).isEqualTo(minor(version(build, "retrofit.version")));
        assertThat(supported("Spring Boot"))
                .isEqualTo(minor(version(build, "spring-boot-3.5.version")) + " and "
                        + minor(version(build, "spring-boot-4.1.version")));
        assertThat(supported("Kotlin")).startsWith(minor(version(build, "kotlin.version")) + ";");
        assertThat(supported("Mockito")).startsWith(major(version(build, "mockito.version")) + ";");
        assertThat(supported("JUnit (test kit)")).endsWith(", " + major(version(build, "junit6.version")));
    }

    private static void assertStates(String page, String... sentences) {
        assertThat(sentences)
                .as("sentences that the page lacks")
                .filteredOn(sentence -> !page.contains(sentence))
                .isEmpty();
    }

    private static NewAnonymizationRun newRun() {
        return NewAnonymizationRun.builder()
                .datasetId(RUN_ID)
                .piiTypes("email")
                .detectionMethod(DetectionMethod.HEURISTICS)
                .build();
    }

    private static String supported(String name) {
        return row("compatibility.md", name).get(1);
    }

    /** Returns the cells of the first row of a guide's tables that begins so. */
    private static List<String> row(String guide, String start) {
        String row = Documentation.guide(guide)
                .lines()
                .filter(line -> line.startsWith("| " + start))
                .findFirst()
                .orElseThrow();
        return Stream.of(row.split("\\|")).skip(1).map(String::strip).toList();
    }

    private static String javadoc(String type) {
        return Documentation.joined("client-facade/src/main/java/ai/dataframer/client/" + type + ".java");
    }

    private static List<Path> filesOf(String folder) throws IOException {
        try (Stream<Path> files = Files.find(
                ROOT,
                20,
                (file, attributes) ->
                        attributes.isRegularFile() && file.toString().contains("/" + folder + "/"))) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    /** Returns the anchors of a page's headings, as GitHub makes them. */
    private static List<String> anchors(Path page) {
        return HEADING.matcher(Documentation.text(page))
                .results()
                .map(heading -> heading.group(1)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N}\\- ]", "")
                        .replace(' ', '-'))
                .toList();
    }

    private static String version(String build, String property) {
        var value = Pattern.compile("<" + Pattern.quote(property) + ">([^<]+)<").matcher(build);
        assertThat(value.find()).as(property).isTrue();
        return value.group(1);
    }

    private static String minor(String version) {
        return version.replaceFirst("^(\\d+\\.\\d+).*", "$1");
    }

    private static String major(String version) {
        return version.replaceFirst("\\..*", "");
    }

    private static String yesOrNo(boolean yes) {
        return yes ? "yes" : "no";
    }

    private static String format(Duration value) {
        return Durations.format(value);
    }

    private static String percent(double share) {
        return Math.round(share * 100) + " %";
    }
}
