package ai.dataframer.contract;

import ai.dataframer.contract.Change.Level;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openapitools.openapidiff.core.model.ChangedApiResponse;
import org.openapitools.openapidiff.core.model.ChangedContent;
import org.openapitools.openapidiff.core.model.ChangedOperation;
import org.openapitools.openapidiff.core.model.ChangedParameters;

/** What differs in one operation, in words. */
final class OperationChanges {
    private final ChangedOperation operation;
    private final String name;
    private final List<Change> changes = new ArrayList<>();

    OperationChanges(String name, ChangedOperation operation) {
        this.name = name;
        this.operation = operation;
    }

    List<Change> list() {
        if (operation.isDeprecated()) {
            add("deprecated", false);
        }
        if (operation.getParameters() != null) {
            parameters(operation.getParameters());
        }
        if (operation.getRequestBody() != null) {
            if (operation.getRequestBody().isChangeRequired()) {
                add("request: its body is called required, or no longer", false); // the client always sends it
            }
            content("request: ", operation.getRequestBody().getContent());
        }
        if (operation.getApiResponses() != null) {
            responses(operation.getApiResponses());
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
        // The client takes an error of any status.
        responses
                .getMissing()
                .keySet()
                .forEach(status -> add(
                        "response " + status + " is no longer listed",
                        status.startsWith("2") ? Level.BREAKING : Level.WARNING));
        responses.getChanged().forEach((status, response) -> {
            content("response " + status + ": ", response.getContent());
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
                new SchemaChanges((what, level) -> add(where + what, level)).list("", type.getSchema());
            }
        });
    }

    private void add(String what, boolean breaking) {
        add(what, breaking ? Level.BREAKING : Level.COMPATIBLE);
    }

    private void add(String what, Level level) {
        changes.add(new Change(name, what, level));
    }
}
