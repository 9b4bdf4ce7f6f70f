package ai.dataframer.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A line of {@code generator.yaml} that gives a name of the contract its name in Java. */
record Mapping(String section, int line, String left, String right) {
    static final String SCHEMAS = "modelNameMappings";
    static final String OPERATIONS = "operationIdNameMappings";

    private static final Pattern SECTION = Pattern.compile("(\\w+):.*");
    private static final Pattern ENTRY = Pattern.compile("\\s+[\"']?([^\\s#:\"']+)[\"']?:\\s*(\\S+).*");

    static List<Mapping> in(Path generatorYaml) {
        List<Mapping> mappings = new ArrayList<>();
        String section = "";
        int number = 0;
        for (String line : lines(generatorYaml)) {
            number++;
            Matcher header = SECTION.matcher(line);
            Matcher entry = ENTRY.matcher(line);
            if (header.matches()) {
                section = header.group(1);
            } else if (entry.matches() && (section.equals(SCHEMAS) || section.equals(OPERATIONS))) {
                mappings.add(new Mapping(section, number, entry.group(1), entry.group(2)));
            }
        }
        return mappings;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
