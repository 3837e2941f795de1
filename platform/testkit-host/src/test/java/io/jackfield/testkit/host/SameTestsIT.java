package io.jackfield.testkit.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.ClassNameFilter.includeClassNamePatterns;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;

import org.junit.jupiter.api.Test;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** The tests that run in memory elsewhere, as they are, in the real host. */
class SameTestsIT {
    @Test
    void testsOfOurCommandsPassInTheRealHost() {
        TestExecutionSummary summary = run(selectPackage("io.jackfield.command"));

        assertThat(summary.getTestsSucceededCount()).isGreaterThan(60);
    }

    @Test
    void testsOfTheTestKitPassInTheRealHost() {
        TestExecutionSummary summary = run(
                selectClass("io.jackfield.testkit.HelloCommandTest"),
                selectClass("io.jackfield.testkit.DesksTest"),
                selectClass("io.jackfield.testkit.BillingDeskTest"),
                selectClass("io.jackfield.testkit.TestChatTest"),
                selectClass("io.jackfield.testkit.MeanwhileTest"),
                selectClass("io.jackfield.testkit.PreviewTest"),
                selectClass("io.jackfield.testkit.ScriptedModelTest"),
                selectClass("io.jackfield.testkit.ModelDeskTest"));

        assertThat(summary.getTestsSucceededCount()).isGreaterThan(20);
    }

    private static TestExecutionSummary run(DiscoverySelector... what) {
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
        return summary;
    }
}
