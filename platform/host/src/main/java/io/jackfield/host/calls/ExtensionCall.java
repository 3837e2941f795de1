package io.jackfield.host.calls;

import io.jackfield.host.bus.Addresses;
import io.jackfield.host.plugins.ExtensionKind;
import io.jackfield.host.trace.Trace;
import io.jackfield.host.trust.Grant;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * A call of an extension on the bus, whatever its kind. It never leaves this process: it carries the work itself.
 *
 * @param name of the extension, as {@link io.jackfield.host.plugins.LoadedExtensions} has it
 * @param work what it is asked, on the thread of the call
 * @param limit after which it is interrupted and the listener told
 * @param must whether it is made in quarantine as well, because money was paid for it
 * @param started hears of the running call, to be able to end it; not when it does not get in
 * @param listener hears once, on any thread
 * @param trace what it is about: what the thread that makes it works on
 * @param <E> the extension point
 * @param <T> what comes of it
 */
public record ExtensionCall<E, T>(
        ExtensionKind<E, ?> kind,
        String name,
        Work<E, T> work,
        Duration limit,
        boolean must,
        Consumer<RunningCall> started,
        Consumer<CallResult<T>> listener,
        Trace trace) {

    public ExtensionCall(
            ExtensionKind<E, ?> kind,
            String name,
            Work<E, T> work,
            Duration limit,
            Consumer<RunningCall> started,
            Consumer<CallResult<T>> listener) {
        this(kind, name, work, limit, false, started, listener);
    }

    public ExtensionCall(
            ExtensionKind<E, ?> kind,
            String name,
            Work<E, T> work,
            Duration limit,
            boolean must,
            Consumer<RunningCall> started,
            Consumer<CallResult<T>> listener) {
        this(kind, name, work, limit, must, started, listener, Trace.current());
    }

    /** What is asked of an extension. */
    @FunctionalInterface
    public interface Work<E, T> {
        /** @param grant what its plugin may do */
        T of(E extension, Grant grant) throws Exception;
    }

    /** Sends it to the plugin of this id, which must have been live once. */
    public void sendTo(String plugin, Vertx vertx) {
        vertx.eventBus().send(Addresses.plugin(plugin), this);
    }
}
