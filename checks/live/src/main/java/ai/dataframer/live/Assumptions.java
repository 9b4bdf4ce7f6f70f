package ai.dataframer.live;

import static ai.dataframer.live.Assumption.Outcome.NOT_SEEN;
import static ai.dataframer.live.Assumption.Outcome.OTHERWISE;
import static ai.dataframer.live.Assumption.Outcome.SEEN;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Says which assumptions of this client the answers of a job bear out. */
final class Assumptions {
    private static final Set<String> ENDED = Set.of("SUCCEEDED", "FAILED", "CANCELED", "CANCELLED");
    private static final Set<String> NOT_ENDED = Set.of("PENDING", "PROCESSING");
    private static final Pattern RETRY_AFTER =
            Pattern.compile("\\d+|[A-Z][a-z]{2}, \\d{2} [A-Z][a-z]{2} \\d{4} \\d{2}:\\d{2}:\\d{2} GMT");

    private final List<Exchange> exchanges;

    /** The states of the run as they came. */
    private final List<JsonNode> states;

    private Assumptions(List<Exchange> exchanges) {
        this.exchanges = exchanges;
        this.states = exchanges.stream()
                .filter(exchange ->
                        Set.of(Step.CREATE, Step.WAIT, Step.RETRIEVE).contains(exchange.step()))
                .filter(Exchange::isSuccess)
                .flatMap(exchange -> Json.object(exchange.body()).stream())
                .toList();
    }

    static List<Assumption> in(List<Exchange> exchanges) {
        return new Assumptions(exchanges).all();
    }

    private List<Assumption> all() {
        return List.of(
                each(
                        "a path that ends in a slash is not redirected",
                        exchanges.stream().filter(Exchange::documented),
                        exchange -> !isRedirect(exchange),
                        exchange -> isRedirect(exchange) ? exchange.toString() : ""),
                status("a run that does not exist is 404", Step.UNKNOWN_RUN, 404),
                status("a dataset that does not exist is 404", Step.UNKNOWN_DATASET, 404),
                status("a wrong key is 401", Step.WRONG_KEY, 401),
                each(
                        "the body of an error is a JSON object",
                        exchanges.stream()
                                .filter(exchange -> exchange.status() >= 400)
                                .filter(exchange -> !exchange.body().isEmpty()),
                        exchange -> Json.object(exchange.body()).isPresent(),
                        exchange -> exchange.status() + " "
                                + Json.parse(exchange.body())
                                        .map(Unnamed::shape)
                                        .orElse("not JSON")),
                each(
                        "Retry-After is a number of seconds or a date",
                        exchanges.stream().filter(exchange -> exchange.headers().get("Retry-After") != null),
                        exchange -> RETRY_AFTER
                                .matcher(String.valueOf(exchange.headers().get("Retry-After")))
                                .matches(),
                        exchange -> String.valueOf(exchange.status())),
                present("answers have the header Date", "Date"),
                present("answers have the header X-Request-Id", "X-Request-Id"),
                sameId(),
                each(
                        "a completed run is SUCCEEDED, FAILED, CANCELED or CANCELLED",
                        states.stream().filter(Assumptions::isCompleted),
                        run -> status(run).filter(ENDED::contains).isPresent(),
                        Assumptions::word),
                each(
                        "a run that is PENDING or PROCESSING is not completed",
                        states.stream()
                                .filter(run ->
                                        status(run).filter(NOT_ENDED::contains).isPresent()),
                        run -> !isCompleted(run),
                        Assumptions::word),
                listed());
    }

    private Assumption status(String what, Step step, int expected) {
        return each(
                what,
                exchanges.stream().filter(exchange -> exchange.step() == step).reduce((earlier, last) -> last).stream(),
                exchange -> exchange.status() == expected,
                exchange -> exchange.status() == expected ? "" : String.valueOf(exchange.status()));
    }

    private Assumption present(String what, String header) {
        boolean all = exchanges.stream().allMatch(exchange -> exchange.headers().get(header) != null);
        return new Assumption(all && !exchanges.isEmpty() ? SEEN : NOT_SEEN, what, "");
    }

    private Assumption sameId() {
        List<String> ids = states.stream()
                .flatMap(run -> Json.text(run, "id").stream())
                .distinct()
                .toList();
        return each("a run keeps its id", ids.stream().limit(1), id -> ids.size() == 1, id -> "");
    }

    private Assumption listed() {
        String what = "a new run is in the list";
        Optional<String> id =
                states.stream().flatMap(run -> Json.text(run, "id").stream()).findFirst();
        List<JsonNode> lists = exchanges.stream()
                .filter(exchange -> exchange.step() == Step.LIST_AGAIN && exchange.isSuccess())
                .flatMap(exchange -> Json.parse(exchange.body()).stream())
                .toList();
        if (id.isEmpty() || lists.isEmpty()) {
            return new Assumption(NOT_SEEN, what, "");
        }
        return each(what, lists.stream(), list -> has(list, id.get()), list -> "");
    }

    private static boolean has(JsonNode list, String id) {
        return StreamSupport.stream(list.spliterator(), false)
                .flatMap(run -> Json.text(run, "id").stream())
                .anyMatch(id::equals);
    }

    /** Seen if there are cases and all hold; the words of those that decide are added. */
    private static <T> Assumption each(
            String what, Stream<? extends T> cases, Predicate<T> holds, Function<T, String> words) {
        List<T> all = List.copyOf(cases.toList());
        List<T> others = all.stream().filter(holds.negate()).toList();
        List<T> deciding = others.isEmpty() ? all : others;
        String seen = String.join(", ", deciding.stream().map(words).distinct().toList());
        return new Assumption(all.isEmpty() ? NOT_SEEN : others.isEmpty() ? SEEN : OTHERWISE, what, seen);
    }

    private static boolean isRedirect(Exchange exchange) {
        return exchange.status() >= 300 && exchange.status() < 400;
    }

    private static boolean isCompleted(JsonNode run) {
        return Json.text(run, "completed_at").isPresent();
    }

    private static Optional<String> status(JsonNode run) {
        return Json.text(run, "status");
    }

    private static String word(JsonNode run) {
        return status(run)
                .filter(status -> ENDED.contains(status) || NOT_ENDED.contains(status))
                .orElse("another status");
    }
}
