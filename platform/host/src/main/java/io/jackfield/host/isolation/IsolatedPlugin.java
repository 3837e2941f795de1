package io.jackfield.host.isolation;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.host.plugins.RegistrationScope;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One plugin in one process after another: whenever a process ends by itself, a new one is started, a little later each
 * time.
 */
final class IsolatedPlugin {
    private static final Logger LOG = LoggerFactory.getLogger(Isolation.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    /** A process that has lived this long counts as a good one. */
    private static final long CALM_NANOS = LONGEST_PAUSE.toNanos();

    private final String id;
    private final Supplier<RunningProcess> starter;
    private final Maker maker;
    private final RegistrationScope scope;
    private final ScheduledExecutorService restarts;
    private final Duration startDeadline;
    private final Runnable gone;
    private int endsInARow;
    private long startedNanos;
    private boolean closed;
    /** The newest, its plugin made or not. */
    private RunningProcess process;

    private volatile Life life;
    private volatile String problem;

    /** Makes the plugin in a process that has come up. */
    interface Maker {
        PluginWorker.Made make(PluginWorker workplace, RegistrationScope life);
    }

    /** What lives as long as a process. */
    private record Life(
            RunningProcess process, RegistrationScope scope, PluginWorker.Made made, List<Object> extensions) {}

    /**
     * @param startDeadline how long the plugin may take once its process is there
     * @param gone told whenever there is no process any more, or again, that can be called
     */
    IsolatedPlugin(
            String id,
            Supplier<RunningProcess> starter,
            Maker maker,
            RegistrationScope scope,
            ScheduledExecutorService restarts,
            Duration startDeadline,
            Runnable gone) {
        this.id = id;
        this.starter = starter;
        this.maker = maker;
        this.scope = scope;
        this.restarts = restarts;
        this.startDeadline = startDeadline;
        this.gone = gone;
    }

    /** Starts the first process; gives what stands for the extensions of whichever process is there. Blocking. */
    List<Object> start() {
        Life first = live();
        List<Object> outlasting = new ArrayList<>();
        for (int index = 0; index < first.extensions().size(); index++) {
            outlasting.add(
                    outlasting(index, first.extensions().get(index).getClass().getInterfaces()));
        }
        return outlasting;
    }

    /** Why it cannot be called at the moment. */
    Optional<String> problem() {
        return Optional.ofNullable(problem);
    }

    private Life live() {
        RunningProcess started = starter.get();
        RegistrationScope part = scope.part();
        try {
            take(started);
            PluginWorker.Made made = make(started, part);
            Life next = new Life(started, part, made, made.extensions());
            begin(next);
            return next;
        } catch (RuntimeException e) {
            part.close();
            started.kill();
            throw e;
        }
    }

    /** A constructor can wait for ever, and after the first time nobody else looks at the clock. */
    private PluginWorker.Made make(RunningProcess started, RegistrationScope part) {
        Future<?> overdue = restarts.schedule(
                () -> started.kill("its plugin did not come up within " + startDeadline.toSeconds() + " s"),
                startDeadline.toMillis(),
                TimeUnit.MILLISECONDS);
        try {
            return maker.make(started.workplace(), part);
        } finally {
            overdue.cancel(false);
        }
    }

    private synchronized void take(RunningProcess started) {
        requireOpen();
        process = started;
    }

    private void requireOpen() {
        if (closed) {
            throw new JackfieldException(StandardError.UNAVAILABLE, "plugin " + id + " has been unloaded");
        }
    }

    private synchronized void begin(Life next) {
        requireOpen();
        startedNanos = System.nanoTime();
        life = next;
        problem = null;
        next.process().onEnd().thenAccept(gone -> ended(next));
    }

    private synchronized void ended(Life gone) {
        gone.scope().close();
        if (!closed) {
            life = null;
            if (System.nanoTime() - startedNanos > CALM_NANOS) {
                endsInARow = 0;
            }
            restartLater("its process " + gone.process().reasonOfEnd());
        }
    }

    private void restartLater(String reason) {
        gone.run();
        Duration pause = pause(endsInARow++);
        problem = reason + "; it is started again in " + pause.toSeconds() + " s";
        LOG.error("plugins: {} cannot be called: {}", id, problem);
        restarts.schedule(() -> Thread.ofVirtual().start(this::restart), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    static Duration pause(int endsBefore) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(endsBefore, 10));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    private void restart() {
        synchronized (this) {
            if (closed) {
                return;
            }
        }
        try {
            Life next = live();
            LOG.info(
                    "plugins: {} is there again, in process {}",
                    id,
                    next.process().pid());
        } catch (RuntimeException e) {
            synchronized (this) {
                if (!closed) {
                    restartLater("it did not come up again: " + e.getMessage());
                }
            }
        }
    }

    /** Closes what its extensions share, in whichever process is there. Blocking. */
    void closeShared() {
        Life now = life;
        if (now != null) {
            now.made().close();
        }
    }

    /** Ends it for good, even while it comes up. Blocking, two seconds at most. */
    void close() {
        RunningProcess last;
        synchronized (this) {
            closed = true;
            last = process;
        }
        if (last != null) {
            last.end();
        }
    }

    private Object outlasting(int index, Class<?>... interfaces) {
        return Proxy.newProxyInstance(
                IsolatedPlugin.class.getClassLoader(),
                interfaces,
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "equals" -> proxy == arguments[0];
                    case "hashCode" -> System.identityHashCode(proxy);
                    case "toString" -> "extension " + index + " of " + id + " in its own process";
                    default -> call(index, method, arguments);
                });
    }

    private Object call(int index, Method method, Object... arguments) throws Throwable {
        Life now = life;
        if (now == null) {
            throw new JackfieldException(StandardError.UNAVAILABLE, "plugin " + id + " cannot be called: " + problem);
        }
        try {
            return method.invoke(now.extensions().get(index), arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
