package ai.dataframer.compatibility;

import static org.junit.platform.engine.discovery.ClassNameFilter.includeClassNamePatterns;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClasspathRoots;
import static org.junit.platform.launcher.EngineFilter.includeEngines;
import static org.junit.platform.launcher.TagFilter.excludeTags;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** Runs the facade's tests that read runs, as they were compiled, on other classes of the facade and the generated module. */
final class FacadeTests {
    private static final Path TESTS = Repository.FACADE.resolve("target/test-classes");

    private FacadeTests() {}

    /** What became of a run of tests. */
    record Outcome(long succeeded, List<String> failures) {}

    static Outcome run(String classNames, List<Path> classes) throws IOException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        // The built classes come last, for their resources: a case's own classes hide them all.
        URL[] path = {
            url(classes.get(0)),
            url(classes.get(1)),
            url(TESTS),
            url(Repository.TESTING.resolve("target/classes")),
            url(Repository.FACADE.resolve("target/classes"))
        };
        try (URLClassLoader loader = new URLClassLoader(path, before)) {
            thread.setContextClassLoader(loader);
            SummaryGeneratingListener listener = new SummaryGeneratingListener();
            LauncherFactory.create().execute(request(classNames), listener);
            return outcome(listener.getSummary());
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static LauncherDiscoveryRequest request(String classNames) {
        return LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClasspathRoots(Set.of(TESTS)))
                .filters(includeClassNamePatterns(classNames), includeEngines("junit-jupiter"), excludeTags("slow"))
                .build();
    }

    private static Outcome outcome(TestExecutionSummary summary) {
        List<String> failures = summary.getFailures().stream()
                .map(failure -> failure.getTestIdentifier().getLegacyReportingName() + ": " + failure.getException())
                .toList();
        return new Outcome(summary.getTestsSucceededCount(), failures);
    }

    private static URL url(Path folder) throws MalformedURLException {
        return folder.toUri().toURL();
    }
}
