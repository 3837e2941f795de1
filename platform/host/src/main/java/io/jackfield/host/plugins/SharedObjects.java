package io.jackfield.host.plugins;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the extensions of one version of a plugin share. From any thread; whoever asks while something is made waits.
 */
public final class SharedObjects implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SharedObjects.class);

    private final String plugin;
    private final Map<Class<?>, Object> objects = new HashMap<>();
    private final Set<Class<?>> making = new HashSet<>();
    /** The latest first: it may need those made before it. */
    private final Deque<AutoCloseable> closeables = new ArrayDeque<>();

    private boolean closed;

    public SharedObjects(String plugin) {
        this.plugin = plugin;
    }

    /** Throws {@link StandardError#UNAVAILABLE} once closed. */
    public synchronized <T> T get(Class<T> type, Supplier<? extends T> maker) {
        if (closed) {
            throw new JackfieldException(StandardError.UNAVAILABLE, "plugin " + plugin + " has been unloaded");
        }
        if (!objects.containsKey(type)) {
            objects.put(type, made(type, maker));
        }
        return type.cast(objects.get(type));
    }

    private <T> T made(Class<T> type, Supplier<? extends T> maker) {
        if (!making.add(type)) {
            throw new IllegalStateException("the maker of shared " + type.getName()
                    + " asks for the very same; let it make one, or share another type");
        }
        try {
            T object = maker.get();
            if (object == null) {
                throw new IllegalStateException(
                        "the maker of shared " + type.getName() + " gives null; let it give an object");
            }
            if (object instanceof AutoCloseable closeable) {
                closeables.push(closeable);
            }
            return object;
        } finally {
            making.remove(type);
        }
    }

    /** Something more to close. */
    public synchronized void add(AutoCloseable object) {
        closeables.push(object);
    }

    /** Closes the latest first, all of them whatever one of them throws. The second time nothing. */
    @Override
    public void close() {
        Deque<AutoCloseable> open;
        synchronized (this) {
            closed = true;
            open = new ArrayDeque<>(closeables);
            closeables.clear();
            objects.clear();
        }
        open.forEach(this::close);
    }

    private void close(AutoCloseable object) {
        try {
            object.close();
        } catch (Throwable e) {
            // Of a plugin anything can come, and the others are to be closed all the same.
            LOG.warn(
                    "plugin {}: close() of shared {} failed: {}",
                    plugin,
                    object.getClass().getName(),
                    e.toString());
        }
    }
}
