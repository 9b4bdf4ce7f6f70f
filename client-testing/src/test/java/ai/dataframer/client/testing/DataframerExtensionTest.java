package ai.dataframer.client.testing;

import static ai.dataframer.client.testing.Caller.RUN_ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.instanceOf;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.testkit.engine.EngineTestKit;

class DataframerExtensionTest {
    private static final List<DataframerExtension> used = new CopyOnWriteArrayList<>();

    @Test
    void staticField_ofAClassAndItsNestedOne_isOneServer() {
        assertThat(run(3, StaticField.class)).hasSize(1);
    }

    @Test
    void staticField_inherited_startsAnewForEachClass() {
        assertThat(run(2, Inherited.class, InheritedToo.class)).hasSize(1);
    }

    @Test
    void instanceField_ofEachTest_isItsOwnServer() {
        assertThat(run(2, InstanceField.class)).hasSize(2);
    }

    @Test
    void extendWith_isRefusedWithTheWayToDoIt() {
        EngineTestKit.engine("junit-jupiter")
                .selectors(DiscoverySelectors.selectClass(ByAnnotation.class))
                .execute()
                .allEvents()
                .assertThatEvents()
                .haveExactly(
                        1,
                        finishedWithFailure(
                                instanceOf(UnsupportedOperationException.class),
                                message(
                                        "register the stub in a field instead of with @ExtendWith: @RegisterExtension"
                                                + " static final DataframerExtension dataframer = DataframerExtension.start();")));
    }

    /** Runs the classes, all of whose tests have to pass, and returns the servers they used, which have to be stopped. */
    private static List<DataframerExtension> run(int tests, Class<?>... classes) {
        used.clear();
        EngineTestKit.engine("junit-jupiter")
                .selectors(Arrays.stream(classes)
                        .map(DiscoverySelectors::selectClass)
                        .toArray(DiscoverySelector[]::new))
                .execute()
                .testEvents()
                .assertStatistics(statistics -> statistics.started(tests).succeeded(tests));
        List<DataframerExtension> servers = used.stream().distinct().toList();
        assertThat(servers).noneMatch(server -> server.wireMock().isRunning());
        return servers;
    }

    private static void assertFresh(DataframerExtension dataframer) throws Exception {
        used.add(dataframer);
        assertThat(dataframer.requestsFor(RUN_ID)).isZero();
        Caller caller = new Caller(dataframer);
        assertThat(caller.get(RUN_ID).statusCode()).isEqualTo(404);
        dataframer.stub(StubRun.of(RUN_ID).pending(1));
        assertThat(caller.get(RUN_ID).statusCode()).isEqualTo(200);
    }

    @ExtendWith(DataframerExtension.class)
    static class ByAnnotation {
        @Test
        void test() {}
    }

    static class StaticField {
        @RegisterExtension
        static final DataframerExtension dataframer = DataframerExtension.start();

        @Nested
        class Inner {
            @Test
            void test() throws Exception {
                assertFresh(dataframer);
            }
        }

        @RepeatedTest(2)
        void test() throws Exception {
            assertFresh(dataframer);
        }
    }

    static class InstanceField {
        @RegisterExtension
        final DataframerExtension dataframer = DataframerExtension.start();

        @RepeatedTest(2)
        void test() throws Exception {
            assertFresh(dataframer);
        }
    }

    static class Inherited {
        @RegisterExtension
        static final DataframerExtension dataframer = DataframerExtension.start();

        @Test
        void test() throws Exception {
            assertFresh(dataframer);
        }
    }

    static class InheritedToo extends Inherited {}
}
