package io.jackfield.testkit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs a test class inside a test and remembers what failed. */
public final class SuiteRun {
    private final Map<String, Throwable> failures = new LinkedHashMap<>();
    private int succeeded;

    private SuiteRun() {}

    public static SuiteRun of(Class<?> suite) {
        return of(selectClass(suite));
    }

    /** One of its tests, by the name of its method. */
    public static SuiteRun ofTest(Class<?> suite, String test) {
        return ReflectionSupport.findMethods(
                        suite, method -> method.getName().equals(test), HierarchyTraversalMode.TOP_DOWN)
                .stream()
                .findFirst()
                .map(method -> of(selectMethod(suite, method)))
                .orElseThrow(() -> new IllegalArgumentException(suite.getSimpleName() + " has no test " + test));
    }

    private static SuiteRun of(DiscoverySelector selector) {
        SuiteRun run = new SuiteRun();
        Launcher launcher = LauncherFactory.create();
        launcher.execute(
                LauncherDiscoveryRequestBuilder.request().selectors(selector).build(), new TestExecutionListener() {
                    @Override
                    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                        if (test.isTest()) {
                            run.finished(test.getDisplayName().replaceAll("\\(.*\\)$", ""), result);
                        }
                    }
                });
        return run;
    }

    private void finished(String test, TestExecutionResult result) {
        if (result.getStatus() == Status.SUCCESSFUL) {
            succeeded++;
        } else if (result.getStatus() == Status.FAILED) {
            failures.put(test, result.getThrowable().orElseThrow());
        }
    }

    /** Why tests failed, by their names. */
    public Map<String, Throwable> failures() {
        return failures;
    }

    public int succeeded() {
        return succeeded;
    }
}
