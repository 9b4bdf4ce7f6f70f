package ai.dataframer.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds in the log of a failed build what failed, a line each. */
final class BuildLog {
    private static final int LINES = 10;
    private static final int WIDTH = 400;
    private static final Pattern COMPILER =
            Pattern.compile("\\[ERROR] (?:\\S*[/\\\\])?([\\w-]+[/\\\\]src[/\\\\]\\S+\\.java:\\[\\d+,\\d+] .*)");
    private static final Pattern TEST = Pattern.compile("\\[ERROR]   (?!mvn )(\\S.*)");
    private static final Pattern ANY = Pattern.compile("\\[ERROR] (\\S.*)");

    private final List<String> log;

    BuildLog(List<String> log) {
        this.log = log;
    }

    List<String> failures() {
        List<String> found = lines(COMPILER);
        String what = "The facade doesn't compile against the new contract; adapt what reads it:";
        if (found.isEmpty()) {
            found = lines(TEST);
            what = "Tests fail on the new contract; look at each:";
        }
        if (found.isEmpty()) {
            found = lines(ANY);
            what = "The build fails:";
        }
        Stream<String> more =
                found.size() > LINES ? Stream.of("... and " + (found.size() - LINES) + " more") : Stream.empty();
        return Stream.of(Stream.of(what), found.stream().limit(LINES).map(line -> "- " + line), more)
                .flatMap(lines -> lines)
                .toList();
    }

    private List<String> lines(Pattern pattern) {
        List<String> found = new ArrayList<>();
        for (int i = 0; i < log.size(); i++) {
            Matcher matcher = pattern.matcher(log.get(i));
            if (matcher.matches()) {
                String next = i + 1 == log.size()
                        ? ""
                        : log.get(i + 1).replace("[ERROR]", "").strip();
                String line = matcher.group(1).strip();
                String whole =
                        shortened(line.matches(".*[:\\d]") || next.startsWith("symbol:") ? line + " " + next : line);
                if (!found.contains(whole)) {
                    found.add(whole);
                }
            }
        }
        return found;
    }

    private static String shortened(String line) {
        return line.length() <= WIDTH ? line : line.substring(0, WIDTH) + "...";
    }
}
