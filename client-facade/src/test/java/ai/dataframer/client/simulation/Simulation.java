package ai.dataframer.client.simulation;

import ai.dataframer.client.DataframerClient;
import ai.dataframer.client.internal.http.Transport;
import java.lang.reflect.Field;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One program with a client, from a seed. The same seed has the same trace. */
final class Simulation {
    /** Whose tasks may be left when no call is under way: the program's, packets on their way, and the timer of a rate limit. */
    private static final Set<String> MAY_BE_LEFT = Set.of("Simulation", "Program", "Network", "Turnstile");

    private static final int MAX_STEPS = 50_000;

    /** Number of the first call that checks the permits. */
    private static final int PATIENT = 1000;

    private final Loop loop;
    private final Dice dice;
    private final Service service;
    private final Calls calls;
    private final Network network;
    private final DataframerClient client;
    private final Program program;
    private int toStart;
    private int steps;
    private boolean held;

    private Simulation(long seed) {
        dice = new Dice(seed);
        loop = new Loop(dice);
        service = new Service(loop, dice);
        calls = new Calls(loop);
        network = new Network(loop, dice, service, calls);
        client = client();
        program = new Program(loop, service, calls, client);
    }

    /** Returns the trace of {@code seed}. */
    static Trace run(long seed) {
        var simulation = new Simulation(seed);
        simulation.run();
        return simulation.loop.trace();
    }

    private DataframerClient client() {
        DataframerClient.Builder builder = DataframerClient.builder()
                .baseUrl("http://localhost")
                .scheduler(loop)
                .customizeOkHttp(network::install);
        double failures = dice.pick(0.0, 0.0, 0.05);
        return (dice.chance(0.5) ? builder.apiKey("key") : builder.apiKeyProvider(() -> key(failures))).build();
    }

    private String key(double failures) {
        if (!held && dice.chance(failures)) {
            throw new IllegalStateException("thrown by the provider");
        }
        return "key";
    }

    private void run() {
        for (int number = 1 + dice.below(20); number > 0; number--) {
            Plan plan = Plan.of(number, dice);
            schedule(() -> program.start(plan), plan.start());
        }
        switch (dice.below(3)) {
            case 0 -> schedule(program::close, dice.duration(10, 120_000));
            case 1 -> schedule(program::cancelAll, dice.duration(10, 120_000));
            default -> {}
        }
        runToTheEnd();
        if (!calls.areClosed()) {
            checkPermits();
        }
        program.close();
        checkNothingIsLeft();
        calls.checkAllEnded();
        checkTracked();
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
        List<String> left =
                loop.left().stream().filter(name -> !MAY_BE_LEFT.contains(name)).toList();
        if (calls.haveEnded() && !left.isEmpty()) {
            loop.trace().fault("no call is under way, but tasks are left: " + left);
        }
    }

    /** After all faults, as many requests as allowed are in flight at once: every permit has been given back. */
    private void checkPermits() {
        service.recover();
        network.hold();
        held = true;
        for (int n = 0; n < network.limit(); n++) {
            program.start(Plan.patient(PATIENT + n));
        }
        runToTheEnd();
        if (!network.hasBeenFull()) {
            loop.trace().fault("fewer than " + network.limit() + " requests in flight: a permit is lost");
        }
    }

    /** The client must not remember a call that has ended. */
    private void checkTracked() {
        try {
            Field transport = DataframerClient.class.getDeclaredField("transport");
            Field underWay = Transport.class.getDeclaredField("underWay");
            transport.setAccessible(true);
            underWay.setAccessible(true);
            int tracked = ((Map<?, ?>) underWay.get(transport.get(client))).size();
            if (tracked > 0) {
                loop.trace().fault(tracked + " calls that have ended are still tracked");
            }
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("the client's futures are no longer in Transport.underWay", e);
        }
    }
}
