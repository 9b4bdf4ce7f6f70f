package ai.dataframer.client.internal.runs;

import ai.dataframer.client.generated.model.AnonymizationResultsDto;
import ai.dataframer.client.generated.model.AnonymizationRunDto;
import ai.dataframer.client.generated.model.AnonymizationRunSummaryDto;
import ai.dataframer.client.generated.model.DetectedEntityDto;
import ai.dataframer.client.generated.model.NewAnonymizationRunDto;
import ai.dataframer.client.internal.json.Timestamps;
import ai.dataframer.client.internal.json.UnexpectedValueException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
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
        UUID id = uuid(run.getId(), "$.id");
        Long seconds = run.getDurationSeconds();
        AnonymizationResultsDto results = run.getResults();
        var summary = new SummaryData(
                id == null ? required(requested, "$.id") : id,
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
                required(uuid(run.getId(), path + ".id"), path + ".id"),
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

    /** Returns the mapped elements that are not null. */
    private static <A, B> List<B> list(@Nullable List<@Nullable A> elements, Function<A, B> mapping) {
        return elements == null
                ? List.of()
                : elements.stream().filter(Objects::nonNull).map(mapping).toList();
    }

    private static UUID required(@Nullable UUID id, String path) {
        if (id == null) {
            throw new UnexpectedValueException("expected the id of a run, found none", path);
        }
        return id;
    }

    private static @Nullable UUID uuid(@Nullable String text, String path) {
        try {
            return text == null ? null : UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new UnexpectedValueException("expected a UUID, found other text", path);
        }
    }

    private static @Nullable Instant instant(@Nullable String text, String path) {
        try {
            return text == null ? null : Timestamps.parse(text);
        } catch (DateTimeException e) {
            throw new UnexpectedValueException("expected a timestamp, found other text", path);
        }
    }
}
