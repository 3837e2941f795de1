package io.jackfield.host.plugins;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.management.JMException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps calls that compute for long from taking the processors from others: their threads get only what nobody else wants.
 * They come back once they wait or end. Where the system does not let them come back, only calls that are given up go there,
 * for good.
 */
final class Background {
    private static final Logger LOG = LoggerFactory.getLogger(Background.class);
    /** Looks of the watch, so three tenths of a second. */
    private static final int LONG = 3;
    /** Time between two looks at who keeps a processor: on a busy machine many want one, and each has it for a moment. */
    private static final Duration KEEPS = Duration.ofMillis(100);
    /** A look stops all threads for a few milliseconds. */
    private static final long LOOK_EVERY_NANOS = Duration.ofMillis(500).toNanos();

    private final Map<RunningCall, Integer> inside = new ConcurrentHashMap<>();
    private volatile boolean sending;
    private volatile long nextLook = System.nanoTime();
    private volatile Optional<IdleClass> idleClass;

    /** To be called after each look at the calls. Returns at once. */
    void look(Collection<RunningCall> calls) {
        inside.forEach((call, thread) -> {
            if (call.hasEnded() || call.looksComputing() == 0) {
                bringBack(call, thread);
            }
        });
        if (sending || System.nanoTime() - nextLook < 0) {
            return;
        }
        List<RunningCall> candidates = calls.stream()
                .filter(call -> isLong(call) && (!call.isKnownToCompute() || belongsInside(call)))
                .toList();
        if (!candidates.isEmpty()) {
            sending = true;
            // The first thread dump takes a while.
            Thread.ofPlatform().daemon().name("background").start(() -> send(candidates));
        }
    }

    /** Runs the rest of this platform thread in the background. Blocking. */
    void enter() {
        try {
            idleClass().ifPresent(idle -> idle.enter(0));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            LOG.warn("plugins: a trial call cannot run in the background: {}", e.toString());
        }
    }

    /** Whether a call has been computing without a pause that a look could have seen. */
    private static boolean isLong(RunningCall call) {
        return call.looksComputing() >= LONG;
    }

    private boolean belongsInside(RunningCall call) {
        boolean mayLeave =
                idleClass == null || idleClass.filter(IdleClass::canBeLeft).isPresent();
        return !inside.containsKey(call) && (mayLeave || call.isStuck());
    }

    private void send(List<RunningCall> candidates) {
        try {
            Map<Long, Integer> before = ThreadNumbers.now();
            Thread.sleep(KEEPS);
            Map<Long, Integer> now = ThreadNumbers.now();
            Optional<IdleClass> idle = idleClass();
            for (RunningCall call : candidates) {
                Integer number = now.get(call.thread().threadId());
                if (number != null && number.equals(before.get(call.thread().threadId())) && isLong(call)) {
                    call.knownToCompute();
                    idle.filter(found -> belongsInside(call)).ifPresent(found -> send(call, found, number));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (JMException | RuntimeException | Error e) {
            LOG.warn("plugins: calls that compute for long cannot be put in the background: {}", e.toString());
            idleClass = Optional.empty();
        } finally {
            nextLook = System.nanoTime() + LOOK_EVERY_NANOS;
            sending = false;
        }
    }

    private void send(RunningCall call, IdleClass idle, int number) {
        if (idle.enter(number)) {
            inside.put(call, number);
        }
    }

    private void bringBack(RunningCall call, int thread) {
        if (idleClass.orElseThrow().canBeLeft()) {
            idleClass.orElseThrow().leave(thread);
            inside.remove(call);
        } else if (call.hasEnded()) {
            inside.remove(call);
        }
    }

    private synchronized Optional<IdleClass> idleClass() throws InterruptedException {
        if (idleClass == null) {
            idleClass = IdleClass.find();
        }
        return idleClass;
    }
}
