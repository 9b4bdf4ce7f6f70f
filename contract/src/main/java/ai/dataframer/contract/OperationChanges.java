package ai.dataframer.contract;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openapitools.openapidiff.core.model.Changed;
import org.openapitools.openapidiff.core.model.ChangedApiResponse;
import org.openapitools.openapidiff.core.model.ChangedContent;
import org.openapitools.openapidiff.core.model.ChangedOperation;
import org.openapitools.openapidiff.core.model.ChangedParameters;
import org.openapitools.openapidiff.core.model.schema.ChangedOperationId;

/** What differs in one operation, in words. */
final class OperationChanges {
    private final ChangedOperation operation;
    private final String name;
    private final List<Change> changes = new ArrayList<>();

    OperationChanges(ChangedOperation operation) {
        this.operation = operation;
        this.name = operation.getHttpMethod() + " " + operation.getPathUrl();
    }

    List<Change> list() {
        if (isDifferent(operation.getOperationId())) {
            add(
                    "operationId is %s, was %s"
                            .formatted(
                                    operation.getOperationId().getRight(),
                                    operation.getOperationId().getLeft()),
                    false);
        }
        if (operation.isDeprecated()) {
            add("deprecated", false);
        }
        if (operation.getParameters() != null) {
            parameters(operation.getParameters());
        }
        if (operation.getRequestBody() != null) {
            if (operation.getRequestBody().isChangeRequired()) {
                add(
                        "request: required or not has changed",
                        operation.getRequestBody().isIncompatible());
            }
            content("request: ", operation.getRequestBody().getContent());
        }
        if (operation.getApiResponses() != null) {
            responses(operation.getApiResponses());
        }
        if (isDifferent(operation.getSecurityRequirements())) {
            add("security has changed", operation.getSecurityRequirements().isIncompatible());
        }
        if (operation.isDifferent() && changes.isEmpty()) {
            boolean breaking = operation.isIncompatible();
            add(
                    breaking ? "breaks in a way that only a look at the two files tells" : "only texts are reworded",
                    breaking);
        }
        return changes;
    }

    private void parameters(ChangedParameters parameters) {
        parameters.getIncreased().forEach(added -> {
            boolean required = Boolean.TRUE.equals(added.getRequired());
            add((required ? "required" : "optional") + " parameter " + added.getName() + " added", required);
        });
        parameters.getMissing().forEach(gone -> add("parameter " + gone.getName() + " removed", true));
        parameters.getChanged().forEach(changed -> {
            String parameter = "parameter " + changed.getName();
            if (changed.getSchema() != null) {
                new SchemaChanges(this::add).list(parameter, changed.getSchema());
            }
            if (changed.isIncompatible()
                    && (changed.getSchema() == null || changed.getSchema().isCompatible())) {
                add(parameter + " has changed", true);
            }
        });
    }

    private void responses(ChangedApiResponse responses) {
        responses.getIncreased().keySet().forEach(status -> add("response " + status + " added", false));
        responses.getMissing().keySet().forEach(status -> add("response " + status + " removed", true));
        responses.getChanged().forEach((status, response) -> {
            content("response " + status + ": ", response.getContent());
            if (isDifferent(response.getHeaders())) {
                add(
                        "response " + status + ": headers have changed",
                        response.getHeaders().isIncompatible());
            }
        });
    }

    private void content(String where, @Nullable ChangedContent content) {
        if (content == null) {
            return;
        }
        content.getIncreased().keySet().forEach(type -> add(where + type + " added", false));
        content.getMissing().keySet().forEach(type -> add(where + type + " removed", true));
        content.getChanged().values().forEach(type -> {
            if (type.getSchema() != null) {
                new SchemaChanges((what, breaking) -> add(where + what, breaking)).list("", type.getSchema());
            }
        });
    }

    /** Says whether more than a text differs. */
    private static boolean isDifferent(@Nullable Changed changed) {
        return changed != null
                && changed.isDifferent()
                && (!changed.isChanged().isMetaChanged() || changed instanceof ChangedOperationId);
    }

    private void add(String what, boolean breaking) {
        changes.add(new Change(name, what, breaking));
    }
}
