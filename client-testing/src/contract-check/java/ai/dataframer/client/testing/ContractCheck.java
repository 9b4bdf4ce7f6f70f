package ai.dataframer.client.testing;

import com.github.tomakehurst.wiremock.common.Metadata;
import com.github.tomakehurst.wiremock.extension.Parameters;
import com.github.tomakehurst.wiremock.extension.ServeEventListener;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Holds every exchange of a WireMock server to the contract: each request when it arrives, each answer before it is
 * sent. Answers that are marked as off the contract are left alone, their requests aren't. Thread-safe.
 */
final class ContractCheck implements ServeEventListener {
    private final Contract contract;
    private final Queue<String> violations = new ConcurrentLinkedQueue<>();
    private final Queue<LoggedRequest> requests = new ConcurrentLinkedQueue<>();

    ContractCheck(Contract contract) {
        this.contract = contract;
    }

    /** Returns the requests that have arrived since {@link #forgetRequests}; unlike WireMock's journal, also before their answer. */
    List<LoggedRequest> requests() {
        return List.copyOf(requests);
    }

    void forgetRequests() {
        requests.clear();
    }

    /** Returns what was found since the last call. */
    List<String> takeViolations() {
        List<String> taken = new ArrayList<>();
        for (String violation = violations.poll(); violation != null; violation = violations.poll()) {
            taken.add(violation);
        }
        return taken;
    }

    @Override
    public void afterMatch(ServeEvent event, Parameters parameters) {
        LoggedRequest request = event.getRequest();
        requests.add(request);
        for (String violation : contract.violationsIn(request)) {
            violations.add("request %s %s: %s".formatted(request.getMethod(), request.getUrl(), violation));
        }
    }

    @Override
    public void beforeResponseSent(ServeEvent event, Parameters parameters) {
        if (!event.getWasMatched() || isOffContract(event)) {
            return;
        }
        LoggedRequest request = event.getRequest();
        for (String violation : contract.violationsIn(request, event.getResponse())) {
            violations.add("answer \"%s\" with status %s to %s %s: %s"
                    .formatted(
                            name(event),
                            event.getResponse().getStatus(),
                            request.getMethod(),
                            request.getUrl(),
                            violation));
        }
    }

    private static boolean isOffContract(ServeEvent event) {
        return parameters(event).getBoolean(StubAnswer.OFF_CONTRACT, false)
                || metadata(event.getStubMapping()).getBoolean(StubAnswer.OFF_CONTRACT, false);
    }

    private static String name(ServeEvent event) {
        StubMapping stub = event.getStubMapping();
        String fallback = stub.getName() == null ? "WireMock stub " + stub.getId() : stub.getName();
        return parameters(event).getString(StubAnswer.NAME, fallback);
    }

    private static Metadata parameters(ServeEvent event) {
        Parameters parameters = event.getResponseDefinition().getTransformerParameters();
        return parameters == null ? Parameters.empty() : parameters;
    }

    private static Metadata metadata(StubMapping stub) {
        return stub.getMetadata() == null ? new Metadata() : stub.getMetadata();
    }

    @Override
    public String getName() {
        return "contract-check";
    }
}
