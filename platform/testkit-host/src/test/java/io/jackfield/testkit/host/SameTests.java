package io.jackfield.testkit.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.ClassNameFilter.includeClassNamePatterns;

import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** Runs tests that run in memory elsewhere, as they are, in the real host. */
final class SameTests {
    private SameTests() {}

    /** Gives how many passed; fails when one did not. */
    static long passed(DiscoverySelector... what) {
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(what)
                                .filters(includeClassNamePatterns(".*Test"))
                                .build(),
                        listener);
        TestExecutionSummary summary = listener.getSummary();
        assertThat(summary.getFailures())
                .extracting(failure -> failure.getTestIdentifier().getUniqueId() + "\n" + failure.getException())
                .isEmpty();
        return summary.getTestsSucceededCount();
    }
}
