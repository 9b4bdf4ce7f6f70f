package ai.dataframer.contract;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes the document that the generator reads: methods and classes, each called after its place. It says in Java what
 * each is, so that no text of the vendor's gets to the generator but through {@link Java}.
 */
final class Places {
    private final Names names;
    private final Classes classes;
    private final Methods methods;
    private final Map<String, Endpoint> endpoints = new HashMap<>();
    private final Map<Endpoint, List<String>> declarations = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();

    /** @throws ContractException if the operations are more than is generated */
    Places(Names names, Collection<Operation> operations) {
        this.names = names;
        this.classes = new Classes(names);
        this.methods = new Methods(classes);
        operations.forEach(this::add);
        problems.addAll(classes.problems());
        problems.addAll(names.unused());
    }

    /** Returns what keeps the generator from being run, a sentence each. */
    List<String> problems() {
        return problems;
    }

    /** Returns what is generated, a line for each method, class and property. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        declarations.values().forEach(methods -> lines.add(signature(methods.get(0))));
        lines.addAll(classes.lines());
        return lines;
    }

    private static String signature(String declaration) {
        return declaration.substring(declaration.lastIndexOf('\n')).strip().replaceAll("@\\w+(\\(\"[^\"]*\"\\))? ", "");
    }

    /** Returns the input of the generator; {@code settings} changes with its settings, so that it runs again. */
    ObjectNode document(String settings) {
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("openapi", "3.0.3");
        document.putObject("info").put("title", "by place").put("version", settings);
        document.putObject("paths");
        declarations.forEach((endpoint, methods) -> {
            String name = names.method(endpoint);
            ObjectNode operation = document.withObjectProperty("paths")
                    .putObject("/" + name) // the true one is in the declaration
                    .putObject("get")
                    .put("operationId", name);
            operation.putObject("responses").putObject("200").put("description", "");
            ArrayNode java = operation.putArray("x-java");
            methods.forEach(java::add);
        });
        document.putObject("components").set("schemas", classes.schemas());
        return document;
    }

    private void add(Operation operation) {
        Endpoint endpoint = operation.endpoint();
        String name = names.method(endpoint);
        if (name.length() > Limits.CLASS_NAME) {
            throw new ContractException("%s would be a method with a name of %s characters: give it a shorter one in %s"
                    .formatted(endpoint, name.length(), Names.FILE));
        }
        if (endpoints.size() == Limits.OPERATIONS) {
            throw new ContractException("%s (%s) is one more operation than the %s that are generated at most"
                    .formatted(endpoint, operation.contract().origin(), Limits.OPERATIONS));
        }
        Endpoint other = endpoints.put(name, endpoint);
        if (other != null) {
            problems.add("%s and %s are both called %s: give one of the two another name in %s"
                    .formatted(other, endpoint, name, Names.FILE));
        }
        try {
            declarations.put(endpoint, methods.of(operation, name));
        } catch (UnsupportedException e) {
            problems.add(String.valueOf(e.getMessage()));
        }
    }
}
