package ai.dataframer.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "GET /runs/{run_id}/, fetch",
        "GET /runs/{id}, fetch",
        "GET /api/dataframer/anonymization-runs/, listAnonymizationRuns",
        "GET /api/dataframer/anonymization-runs/{run_id}/, retrieveAnonymizationRun",
        "POST /api/dataframer/anonymization-runs/, createAnonymizationRun",
        "DELETE /api/dataframer/seed_datasets/{id}/, deleteSeedDataset",
        "PATCH /api/dataframer/entries/{id}/, updateEntry",
        "GET /api/dataframer/runs/{run_id}/files/{file_id}/, retrieveRunsFileByRunId",
        "GET /api/dataframer/runs/{run_id}/files/, listRunsFilesByRunId",
        "HEAD /health, headHealth"
    })
    void method_operation_isTheLineOrDerived(String operation, String method) throws IOException {
        assertThat(names("operations:\n  GET /runs/{run_id}/: fetch\n").method(Endpoint.parse(operation)))
                .isEqualTo(method);
    }

    @ParameterizedTest
    @CsvSource({
        "fetch.response, '', RunDto",
        "RunDto, owner, RunOwnerDto",
        "RunDto, files [], RunFilesItemDto",
        "RunDto, data_set, RunDataSetDto",
        "RunDto, dataSet, RunDataSetX66ea879aDto",
        "RunDto, Data_Set, RunDataSetX0510821aDto",
        "RunDto, summary, RunSummaryObjectDto",
        "listRuns.response, [] last_run, ListRunsResponseItemLastRunDto"
    })
    void type_place_isTheLineOrDerived(String root, String steps, String type) throws IOException {
        Names names = names("classes:\n  fetch.response: RunDto\n  list.response[]: RunSummaryDto\n");
        Place place = new Place(root);
        for (String step : steps.isEmpty() ? new String[0] : steps.split(" ")) {
            place = step.equals("[]") ? place.item() : place.property(step);
        }

        assertThat(names.type(place)).isEqualTo(type);
    }

    @Test
    void unused_lineThatMatchesNothing_isNamed() throws IOException {
        Names names = names("operations:\n  GET /runs/: list\n  GET /x/: x\nclasses:\n  list.response: RunsDto\n");

        names.method(Endpoint.parse("GET /x/"));

        assertThat(names.unused())
                .containsExactly(
                        Names.FILE + ": \"GET /runs/: list\" matches nothing in openapi/. Correct or delete the line",
                        Names.FILE
                                + ": \"list.response: RunsDto\" matches nothing in openapi/. Correct or delete the line");
    }

    private Names names(String text) throws IOException {
        Example.write(folder, Names.FILE, text);
        return Names.in(folder);
    }
}
