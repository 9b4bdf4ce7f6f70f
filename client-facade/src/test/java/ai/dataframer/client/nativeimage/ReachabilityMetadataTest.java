package ai.dataframer.client.nativeimage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ai.dataframer.client.generated.api.DataframerApi;
import ai.dataframer.client.generated.model.AnonymizationRunDto;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import net.bytebuddy.agent.ByteBuddyAgent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What GraalVM's native image is told about the library, beside what the library does. */
class ReachabilityMetadataTest {
    @Test
    void metadata_listsAllThatEveryCallAsksTheJvmFor() throws Exception {
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-javaagent:" + jarOf(ByteBuddyAgent.class),
                        "-cp",
                        System.getProperty("java.class.path"),
                        EveryCall.class.getName())
                .redirectErrorStream(true)
                .start();
        List<String> output = program.inputReader(UTF_8).lines().toList();
        assertThat(program.waitFor()).as("%s", output).isZero();

        Set<String> used = output.stream()
                .map(line -> line.replace("resource /", "resource "))
                .filter(line -> line.matches("\\w+ ai[./]dataframer[./]client[./](?!testing\\b|nativeimage\\b).*"))
                .filter(line -> !line.contains("$$Lambda")) // the image builder knows them
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(used) // else no notes were taken
                .contains("class " + AnonymizationRunDto.class.getName(), "proxy " + DataframerApi.class.getName());
        assertThat(Stream.of("dataframer-client", "dataframer-client-generated")
                        .flatMap(ReachabilityMetadataTest::listed))
                .containsAll(used);
    }

    private static String jarOf(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI())
                .toString();
    }

    private static Stream<String> listed(String artifact) {
        String path = "/META-INF/native-image/ai.dataframer/" + artifact + "/reachability-metadata.json";
        try (InputStream in = Objects.requireNonNull(ReachabilityMetadataTest.class.getResourceAsStream(path), path)) {
            JsonObject metadata =
                    JsonParser.parseReader(new InputStreamReader(in, UTF_8)).getAsJsonObject();
            return Stream.concat(
                    entries(metadata.getAsJsonArray("reflection")).map(entry -> type(entry.get("type"))),
                    entries(metadata.getAsJsonArray("resources"))
                            .map(entry -> "resource " + entry.get("glob").getAsString()));
        } catch (IOException e) {
            throw new AssertionError(path, e);
        }
    }

    private static String type(JsonElement type) {
        return type.isJsonObject()
                ? "proxy "
                        + type.getAsJsonObject().getAsJsonArray("proxy").get(0).getAsString()
                : "class " + type.getAsString();
    }

    private static Stream<JsonObject> entries(@Nullable JsonArray array) {
        return array == null
                ? Stream.empty()
                : StreamSupport.stream(array.spliterator(), false).map(JsonElement::getAsJsonObject);
    }
}
