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
    private final RegistrationScope whole;
    private boolean closed;

    RegistrationScope(String plugin) {
        this.plugin = plugin;
        whole = this;
    }

    private RegistrationScope(String plugin, RegistrationScope whole) {
        this.plugin = plugin;
        this.whole = whole;
    }

    /** That of the plugin's version, of which this may be a part. */
    public RegistrationScope whole() {
        return whole;
    }

    String plugin() {
        return plugin;
    }

    /** A part that can end earlier. */
    public RegistrationScope part() {
        RegistrationScope part = new RegistrationScope(plugin, whole);
        onClose(part::close);
        return part;
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

    /** Undoes everything. The second time nothing. */
    public void close() {
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
        } catch (Throwable e) {
            // Of a plugin anything can come, and what comes after it has to be undone all the same.
            LOG.warn("plugin: {} could not be cleared away completely: {}", plugin, e.toString());
        }
    }
}
