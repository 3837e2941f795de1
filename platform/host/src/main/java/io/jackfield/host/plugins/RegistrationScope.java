package io.jackfield.host.plugins;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything a plugin has brought into the host, to be undone in reverse order when it goes. From any thread. */
public final class RegistrationScope {
    private static final Logger LOG = LoggerFactory.getLogger(RegistrationScope.class);

    private final String plugin;
    private final Deque<Runnable> undo = new ArrayDeque<>();
    private boolean closed;

    RegistrationScope(String plugin) {
        this.plugin = plugin;
    }

    /** Remembers what to do when the plugin goes; does it at once when the plugin is gone already. */
    public void onClose(Runnable action) {
        synchronized (undo) {
            if (!closed) {
                undo.push(action);
                return;
            }
        }
        guarded(action);
    }

    public boolean isClosed() {
        synchronized (undo) {
            return closed;
        }
    }

    void close() {
        Deque<Runnable> actions;
        synchronized (undo) {
            closed = true;
            actions = new ArrayDeque<>(undo);
            undo.clear();
        }
        actions.forEach(this::guarded);
    }

    private void guarded(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("plugin: {} could not be cleared away completely: {}", plugin, e.toString());
        }
    }
}
