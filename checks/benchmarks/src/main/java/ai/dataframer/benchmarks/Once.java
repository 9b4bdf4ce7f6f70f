package ai.dataframer.benchmarks;

import java.io.IOException;
import java.util.UUID;

/** One call in a JVM of its own: {@code Once BASE_URL CLIENT RUN_ID} prints the sum over the run. */
final class Once {
    private Once() {}

    public static void main(String[] args) throws IOException {
        System.out.println(Client.valueOf(args[1]).open(args[0]).read(UUID.fromString(args[2])));
        System.exit(0); // the alternatives' threads would keep the JVM for a minute
    }
}
