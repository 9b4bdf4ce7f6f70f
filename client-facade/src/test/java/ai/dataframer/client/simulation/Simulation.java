package ai.dataframer.client.simulation;

import ai.dataframer.client.DataframerClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** One program with a client, from a seed. The same seed has the same trace. */
final class Simulation {
    /** Whose tasks may be left when no call is under way: the program's, packets on their way, and the timer of a rate limit. */
    private static final Set<String> MAY_BE_LEFT = Set.of("Simulation", "Program", "Network", "Turnstile");

    private static final int MAX_STEPS = 50_000;

    /** Numbers of the calls that check the permits. */
    private static final int PATIENT = 1000;

    private static final int PATIENT_DOWNLOAD = 2000;

    private final Dice dice;
    private final Events events;
    private final Loop loop;
    private final Service service;
    private final Calls calls;
    private final Network network;
    private final Targets targets;
    private final DataframerClient client;
    private final Inside inside;
    private final Program program;
    private int toStart;
    private int steps;
    private boolean calm;

    private Simulation(long seed, Set<String> without, Path folder) {
        dice = new Dice(seed);
        events = new Events(without);
        loop = new Loop(dice.fork(-1));
        service = new Service(loop, dice.fork(-2), events);
        calls = new Calls(loop);
        network = new Network(loop, dice.fork(-3), events, service, calls);
        targets = new Targets(folder);
        Dice own = dice.fork(-4);
        boolean asksForKey = own.chance(0.5);
        double failures = own.pick(0.0, 0.0, 0.05);
        DataframerClient.Builder builder = DataframerClient.builder()
                .baseUrl("http://127.0.0.1") // an address, because a look-up would block
                .scheduler(loop)
                .customizeOkHttp(network::install);
        client = (asksForKey ? builder.apiKeyProvider(() -> key(own, failures)) : builder.apiKey("key")).build();
        inside = new Inside(client);
        inside.measureIdleConnections(loop::elapsed);
        program = new Program(loop, events, service, calls, targets, client, asksForKey);
        if (service.isGenerous()) {
            calls.expectFairness(network.limit());
        }
    }

    /** What has happened. */
    record Outcome(Trace trace, Set<String> events, boolean disturbed) {}

    /** Runs {@code seed}, leaving out some events; {@code folder} is for downloads. */
    static Outcome run(long seed, Set<String> without, Path folder) {
        var simulation = new Simulation(seed, without, folder);
        simulation.run();
        simulation.network.close();
        return new Outcome(simulation.loop.trace(), simulation.events.happened(), simulation.loop.isDisturbed());
    }

    private String key(Dice own, double failures) {
        if (!calm && own.chance(failures) && events.happens("the provider throws at " + loop.elapsed())) {
            throw new Thrown("the provider");
        }
        return "key";
    }

    private void run() {
        long latestMillis = dice.pick(20_000L, 20_000L, 300L, 120_000L);
        for (int number = 1 + dice.below(14); number > 0; number--) {
            Plan plan = Plan.of(number, latestMillis, dice);
            if (events.happens("call " + number)) {
                schedule(() -> program.start(plan), plan.start());
            }
        }
        Dice end = dice.fork(-5);
        switch (end.below(3)) {
            case 0 -> schedule(this::closeEarly, end.duration(10, 120_000));
            case 1 -> schedule(program::cancelAll, end.duration(10, 120_000));
            default -> {}
        }
        runToTheEnd();
        if (!calls.areClosed() && end.chance(0.3)) {
            checkPermits();
        }
        program.close();
        checkNothingIsLeft();
        while (!loop.isEmpty() && mayStep()) {
            loop.step();
        }
        calls.checkAllEnded();
        network.checkIdle();
        inside.checkEmpty(loop.trace());
        List<String> files = targets.clear();
        if (!files.isEmpty()) {
            loop.trace().fault(files.size() + " partial downloads are left");
        }
    }

    private void closeEarly() {
        if (events.happens("the program closes the client")) {
            program.close();
        }
    }

    private void schedule(Runnable action, Duration time) {
        toStart++;
        loop.schedule(
                () -> {
                    toStart--;
                    action.run();
                },
                time);
    }

    private void runToTheEnd() {
        while (mayStep() && (toStart > 0 || !calls.haveEnded())) {
            loop.step();
            if (calls.haveEnded()) {
                checkNothingIsLeft();
            }
        }
        calls.checkAllEnded();
    }

    private boolean mayStep() {
        if (steps++ == MAX_STEPS) {
            loop.trace().fault("no end after " + MAX_STEPS + " steps");
        }
        return steps <= MAX_STEPS && !loop.isEmpty();
    }

    /** Whenever no call is under way, what is due runs off, and then nothing is left. */
    private void checkNothingIsLeft() {
        while (loop.isDue() && mayStep()) {
            loop.step();
        }
        Set<String> left = new TreeSet<>(loop.left());
        left.removeAll(MAY_BE_LEFT);
        if (calls.haveEnded() && !left.isEmpty()) {
            loop.trace().fault("no call is under way, but tasks are left: " + left);
        }
    }

    /** After all faults, as many requests as allowed are in flight at once: every permit has been given back. */
    private void checkPermits() {
        service.recover();
        calm = true;
        checkPermits(network.limit(), PATIENT, Plan.Kind.RETRIEVE);
        checkPermits(Math.max(1, network.limit() / 2), PATIENT_DOWNLOAD, Plan.Kind.DOWNLOAD);
    }

    private void checkPermits(int number, int first, Plan.Kind kind) {
        network.hold(number);
        for (int n = 0; n < number; n++) {
            program.start(Plan.patient(first + n, kind));
        }
        runToTheEnd();
        if (!network.hasBeenFull()) {
            loop.trace().fault("fewer than " + number + " requests " + kind + " in flight: a permit is lost");
        }
    }
}
