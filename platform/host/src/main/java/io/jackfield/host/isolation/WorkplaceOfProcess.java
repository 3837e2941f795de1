package io.jackfield.host.isolation;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.PluginContext;
import io.jackfield.api.StandardError;
import io.jackfield.host.plugins.BrokenJarException;
import io.jackfield.host.plugins.PluginHome;
import java.nio.file.Path;
import java.util.List;

/** Makes plugins in this process. */
final class WorkplaceOfProcess implements Workplace {
    private volatile Runnable beforeMaking = () -> {};

    /** A process makes one plugin; when it runs tests, one after another. */
    void beforeMaking(Runnable action) {
        beforeMaking = action;
    }

    @Override
    public Made make(Order order, PluginContext context) {
        beforeMaking.run();
        try {
            PluginHome home = order.jar().isEmpty()
                    ? PluginHome.onClassPath()
                    : PluginHome.of(
                            Path.of(order.jar()),
                            order.libraries().stream().map(Path::of).toList());
            Thread.currentThread().setContextClassLoader(home.classLoader());
            List<Object> extensions = home.make(
                    order.extensions(),
                    LocalParts.of(order.info(), home.classLoader(), order.tables())
                            .in(context));
            return () -> extensions;
        } catch (BrokenJarException e) {
            if (e.getCause() instanceof JackfieldException known) {
                throw known;
            }
            throw new JackfieldException(StandardError.CONFIG_INVALID, e.getMessage(), e);
        }
    }
}
