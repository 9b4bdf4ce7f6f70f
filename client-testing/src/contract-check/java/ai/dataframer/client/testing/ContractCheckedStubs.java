package ai.dataframer.client.testing;

import com.github.tomakehurst.wiremock.common.Metadata;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The JUnit extension for this project's own tests: a test fails when an exchange with the stub service breaks
 * {@code openapi/} without being marked as off the contract.
 */
public final class ContractCheckedStubs extends DataframerExtension {
    private final ContractCheck check;
    private boolean started;

    private ContractCheckedStubs(ContractCheck check, Consumer<? super WireMockConfiguration> settings) {
        super(configuration -> settings.accept(configuration.extensions(check)));
        this.check = check;
    }

    public static ContractCheckedStubs start() {
        return start(settings -> {});
    }

    public static ContractCheckedStubs start(Consumer<? super WireMockConfiguration> settings) {
        return new ContractCheckedStubs(new ContractCheck(Contract.ofTheService()), settings);
    }

    /** Starts a service that is held to another contract than ours. */
    static ContractCheckedStubs start(Contract contract) {
        return new ContractCheckedStubs(new ContractCheck(contract), settings -> {});
    }

    /** Marks a WireMock stub as off the contract: {@code get(...).withMetadata(offContract())}. */
    public static Metadata offContract() {
        return Metadata.metadata().attr(StubAnswer.OFF_CONTRACT, true).build();
    }

    /** Returns what was found since the last call, for tests that break the contract on purpose. */
    public List<String> takeViolations() {
        return check.takeViolations();
    }

    /** Returns the requests of this test so far, in the order of their arrival. */
    public List<LoggedRequest> requests() {
        return check.requests();
    }

    /** Returns those for one run: a request that an earlier test cancelled may arrive late. */
    public List<LoggedRequest> requestsOf(UUID runId) {
        return requests().stream()
                .filter(request -> request.getUrl().contains(runId.toString()))
                .toList();
    }

    /** Leaves the server running to the end of the JVM: PIT runs each test of a class as if it were the only one. */
    @Override
    public void beforeAll(ExtensionContext context) {
        super.beforeAll(context);
        if (!started) {
            started = true;
            super.beforeAll(context);
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        super.beforeEach(context);
        check.forgetRequests();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        super.afterEach(context);
        List<String> violations = takeViolations();
        if (!violations.isEmpty()) {
            throw new AssertionError(
                    "off the contract (openapi/), and not marked so:\n  " + String.join("\n  ", violations));
        }
    }
}
