package ai.dataframer.benchmarks.fleet;

import ai.dataframer.benchmarks.fleet.Contender.OnFailure;
import java.util.List;

/** Draws survival by the length of an outage, and refused requests by the number of waits. */
final class FleetPlot {
    private static final int LIMIT = 5;
    private static final List<Integer> SECONDS =
            List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 15, 20, 25, 30, 45, 60, 120, 300, 302, 305, 310, 315, 320, 330, 600);
    private static final List<Integer> WAITS = List.of(1, 2, 5, 10, 15, 20, 25, 30, 40, 50, 70, 100, 200, 500, 1000);

    private FleetPlot() {}

    static String svg() {
        var outages = new Panel(56, "Waits that live through an outage", "length of the outage", 600);
        List.of(1, 5, 10, 30).forEach(seconds -> outages.tick(seconds, seconds + " s"));
        List.of(1, 2, 5, 10).forEach(minutes -> outages.tick(60 * minutes, minutes + " min"));
        var load = new Panel(
                398, "Requests refused", "waits on a service that takes " + LIMIT + " requests per second", 1000);
        List.of(1, 5, 10, 50, 100, 500, 1000).forEach(waits -> load.tick(waits, waits.toString()));
        for (Contender contender : Contender.values()) {
            outages.line(contender, SECONDS, seconds -> Outages.survival(contender, seconds));
            load.line(
                    contender,
                    WAITS,
                    waits -> Load.play(contender, waits, LIMIT, OnFailure.GO_ON)
                            .requests()
                            .failedPercent());
        }
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 760 690" font-family="sans-serif" font-size="13">
                <title>Waits through outages and under a limit</title>
                <rect width="100%" height="100%" fill="#fff"/>
                """ + outages + load + "</svg>\n";
    }
}
