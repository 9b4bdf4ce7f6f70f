package ai.dataframer.client.testing;

import static ai.dataframer.client.testing.Caller.RUN_ID;
import static ai.dataframer.client.testing.Caller.path;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.testkit.engine.EventConditions.event;
import static org.junit.platform.testkit.engine.EventConditions.finishedSuccessfully;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.EventConditions.test;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.instanceOf;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.testkit.engine.EngineTestKit;

class ContractCheckedStubsTest {

    @Test
    void afterEach_stubOffTheContract_failsTheTestThatUsedIt() {
        EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(TwoTests.class))
                .execute()
                .testEvents()
                .finished()
                .assertEventsMatchExactly(
                        event(
                                test("a_wrongStub"),
                                finishedWithFailure(
                                        instanceOf(AssertionError.class),
                                        message(text -> text.startsWith("off the contract")
                                                && text.contains(
                                                        "answer \"ARCHIVED\" with status 200 to GET " + path(RUN_ID))
                                                && text.contains("/status")))),
                        event(test("b_rightStub"), finishedSuccessfully()));
    }

    @TestMethodOrder(MethodOrderer.MethodName.class)
    static class TwoTests {
        @RegisterExtension
        static final ContractCheckedStubs dataframer = ContractCheckedStubs.start(OwnContract.contract());

        @Test
        void a_wrongStub() throws Exception {
            dataframer.stub(
                    StubRun.of(RUN_ID).then(StubAnswer.run(RunBody.processing().with("status", "ARCHIVED"))));
            new Caller(dataframer).get(RUN_ID);
        }

        @Test
        void b_rightStub() throws Exception {
            dataframer.stub(StubRun.of(RUN_ID).then(StubAnswer.offContractStatus("ARCHIVED")));
            new Caller(dataframer).get(RUN_ID);
        }
    }
}
