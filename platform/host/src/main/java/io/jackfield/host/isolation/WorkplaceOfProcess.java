package io.jackfield.host.isolation;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.PluginContext;
import io.jackfield.api.StandardError;
import io.jackfield.host.plugins.BrokenJarException;
import io.jackfield.host.plugins.PluginHome;
import java.nio.file.Path;
import java.util.List;

/** Makes plugins in this process. */
final class WorkplaceOfProcess implements PluginWorker {
    private volatile Runnable beforeMaking = () -> {};

    /** A process makes one plugin; when it runs tests, one after another. */
    void beforeMaking(Runnable action) {
        beforeMaking = action;
    }

    /** No record: those travel, and this stays here. */
    private static final class MadeHere implements Made {
        private final List<Object> extensions;
        private final LocalParts parts;

        MadeHere(List<Object> extensions, LocalParts parts) {
            this.extensions = extensions;
            this.parts = parts;
        }

        @Override
        public List<Object> extensions() {
            return extensions;
        }

        @Override
        public void close() {
            parts.close();
        }
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
            LocalParts parts = LocalParts.of(order.info(), home.classLoader(), order.databases());
            return new MadeHere(home.make(order.extensions(), parts.in(context)), parts);
        } catch (BrokenJarException e) {
            if (e.getCause() instanceof JackfieldException known) {
                throw known;
            }
            throw new JackfieldException(StandardError.CONFIG_INVALID, e.getMessage(), e);
        }
    }
}
