package io.jackfield.testkit;

import io.jackfield.host.config.IsolationConfig;
import io.jackfield.host.isolation.Isolation;
import io.jackfield.host.isolation.PluginWorker;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The plugin under test in a process of its own, when the tests run with {@code -Djackfield.isolation=process}: its
 * desks are those of the test, asked through the same remote layer as the host's. One process serves all tests of a
 * run.
 */
final class OwnProcess {
    private static final Duration START = Duration.ofSeconds(30);
    /** What the plugin logs there is to be seen here. */
    private static final IsolationConfig CONFIG =
            new IsolationConfig(256, List.of("-Djackfield.testkit.printLog=true"));

    private OwnProcess() {}

    /** Started with the first plugin that is made in it; ends with the process of the tests. */
    private static final class Shared {
        @SuppressWarnings("resource") // as long as the tests run
        static final PluginWorker WORKPLACE =
                new Isolation(START, Optional.empty(), ended -> {}).workplace("under-test", CONFIG);
    }

    static boolean isWanted() {
        return "process".equals(System.getProperty("jackfield.isolation"));
    }

    static List<Object> make(List<Class<?>> extensions, TestContext context) {
        List<String> names = extensions.stream().map(Class::getName).toList();
        PluginWorker.Made made = Shared.WORKPLACE.make(
                new PluginWorker.Order(context.plugin(), "", List.of(), names, PluginWorker.Databases.NONE), context);
        context.sharedObjects().add(made);
        return made.extensions();
    }
}
