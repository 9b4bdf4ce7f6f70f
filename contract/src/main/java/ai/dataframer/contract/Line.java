package ai.dataframer.contract;

import java.util.regex.Pattern;

/** A text of a document, where it is printed. */
final class Line {
    private static final int LONGEST = 2_000;
    // Line ends, colours of a terminal, what turns the direction of writing, and the like.
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}\\p{Co}]");

    private Line() {}

    /** Returns the text in one line: white space is a space, and what cannot be seen a question mark. */
    static String of(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        String seen = UNSEEN.matcher(line).replaceAll("?");
        return seen.length() <= LONGEST ? seen : seen.substring(0, LONGEST) + "...";
    }
}
