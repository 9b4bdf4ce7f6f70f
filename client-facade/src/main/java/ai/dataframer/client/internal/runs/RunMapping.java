package ai.dataframer.client.internal.runs;

import static ai.dataframer.client.internal.json.Values.id;
import static ai.dataframer.client.internal.json.Values.instant;
import static ai.dataframer.client.internal.json.Values.list;
import static ai.dataframer.client.internal.json.Values.uuid;

import ai.dataframer.client.generated.model.AnonymizationResultsDto;
import ai.dataframer.client.generated.model.AnonymizationRunDto;
import ai.dataframer.client.generated.model.AnonymizationRunSummaryDto;
import ai.dataframer.client.generated.model.DetectedEntityDto;
import ai.dataframer.client.generated.model.NewAnonymizationRunDto;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Maps the generated models to values of JDK types. */
final class RunMapping {
    private RunMapping() {}

    static NewAnonymizationRunDto toDto(NewRunData run) {
        var dto = new NewAnonymizationRunDto();
        dto.setDatasetId(run.datasetId().toString());
        dto.setPiiTypes(List.copyOf(run.piiTypes()));
        dto.setDetectionMethod(run.detectionMethod());
        dto.setLlmModelName(run.llmModelName());
        dto.setMaskConfig(run.masks().isEmpty() ? null : Map.copyOf(run.masks()));
        dto.setThreshold(run.threshold());
        return dto;
    }

    /** Takes the requested id, or null if the run must have an id of its own. */
    static RunData toData(AnonymizationRunDto run, @Nullable UUID requested) {
        Long seconds = run.getDurationSeconds();
        AnonymizationResultsDto results = run.getResults();
        var summary = new SummaryData(
                id(run.getId(), requested, "a run", "$.id"),
                run.getStatus(),
                uuid(run.getDatasetId(), "$.dataset_id"),
                run.getDatasetName(),
                list(run.getPiiTypes(), type -> type),
                run.getDetectionMethod(),
                run.getLlmModelName(),
                run.getCreatedByEmail(),
                instant(run.getCreatedAt(), "$.created_at"),
                instant(run.getCompletedAt(), "$.completed_at"));
        return new RunData(
                summary,
                seconds == null ? null : Duration.ofSeconds(seconds),
                results == null ? null : toData(results),
                list(
                        run.getAnonymizedFiles(),
                        file -> new FileData(
                                file.getId(), file.getPath(), file.getSizeInBytes(), file.getContentType())));
    }

    static List<SummaryData> toData(List<@Nullable AnonymizationRunSummaryDto> runs) {
        List<SummaryData> summaries = new ArrayList<>(runs.size());
        for (int i = 0; i < runs.size(); i++) {
            AnonymizationRunSummaryDto run = runs.get(i);
            if (run != null) {
                summaries.add(toData(run, "$[" + i + "]"));
            }
        }
        return Collections.unmodifiableList(summaries);
    }

    private static SummaryData toData(AnonymizationRunSummaryDto run, String path) {
        return new SummaryData(
                id(run.getId(), null, "a run", path + ".id"),
                run.getStatus(),
                uuid(run.getDatasetId(), path + ".dataset_id"),
                run.getDatasetName(),
                list(run.getPiiTypes(), type -> type),
                run.getDetectionMethod(),
                run.getLlmModelName(),
                run.getCreatedByEmail(),
                instant(run.getCreatedAt(), path + ".created_at"),
                instant(run.getCompletedAt(), path + ".completed_at"));
    }

    private static ResultsData toData(AnonymizationResultsDto results) {
        return new ResultsData(
                EntityCounts.of(results.getEntitySummary()),
                results.getSamplesProcessed(),
                entities(results.getEntitiesFound()),
                results.getError());
    }

    static EntityData toData(DetectedEntityDto entity) {
        return EntityData.of(entity.getStart(), entity.getEnd(), entity.getLabel(), entity.getScore());
    }

    /** Leaves an entity in its columns until it is read, because there may be very many. */
    private static List<EntityData> entities(@Nullable List<@Nullable DetectedEntityDto> entities) {
        return entities instanceof EntityColumns columns ? columns.data() : list(entities, RunMapping::toData);
    }
}
