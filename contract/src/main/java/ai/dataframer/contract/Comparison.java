package ai.dataframer.contract;

import java.util.ArrayList;
import java.util.List;
import org.openapitools.openapidiff.core.OpenApiCompare;
import org.openapitools.openapidiff.core.compare.OpenApiDiffOptions;
import org.openapitools.openapidiff.core.model.BackwardIncompatibleProp;
import org.openapitools.openapidiff.core.model.ChangedOpenApi;

/** What differs between two contracts, operation by operation. */
final class Comparison {
    // The client takes a value that isn't listed yet, so a new one breaks nobody.
    private static final OpenApiDiffOptions OPTIONS = OpenApiDiffOptions.builder()
            .configProperty(BackwardIncompatibleProp.RESPONSE_ENUM_INCREASED.getPropertyName(), "false")
            .build();

    private Comparison() {}

    static List<Change> of(Contract older, Contract newer) {
        ChangedOpenApi diff = diff(older, newer);
        List<Change> changes = new ArrayList<>();
        diff.getMissingEndpoints()
                .forEach(gone -> changes.add(new Change(gone.getMethod() + " " + gone.getPathUrl(), "removed", true)));
        diff.getNewEndpoints()
                .forEach(
                        added -> changes.add(new Change(added.getMethod() + " " + added.getPathUrl(), "added", false)));
        diff.getChangedOperations().forEach(operation -> changes.addAll(new OperationChanges(operation).list()));
        return changes;
    }

    private static ChangedOpenApi diff(Contract older, Contract newer) {
        try {
            return OpenApiCompare.fromSpecifications(Lowering.model(older), Lowering.model(newer), OPTIONS);
        } catch (IllegalArgumentException e) { // of a security scheme that is named and not described
            throw new ContractException("the new contract cannot be compared with the old: " + e.getMessage());
        }
    }
}
