package io.jackfield.host.plugins;

import io.jackfield.host.plugins.PluginPhase.Step;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The latest steps in the lives of all jars, for whoever watches a plugin come up. From any thread. */
public final class PluginPhases {
    private static final Logger LOG = LoggerFactory.getLogger(PluginRoom.class);
    private static final int KEPT = 1_000;

    private final Clock clock;
    private final Deque<PluginPhase> latest = new ArrayDeque<>();
    private final Map<String, Step> ofJars = new TreeMap<>();
    private final List<Consumer<PluginPhase>> listeners = new CopyOnWriteArrayList<>();
    private long last;

    public PluginPhases(Clock clock) {
        this.clock = clock;
        // Above all of an earlier life, which had fewer than one a millisecond.
        last = clock.millis();
    }

    /** Tells everybody. Listeners are told on this thread. */
    void add(String plugin, String version, String jar, Step step, String words) {
        PluginPhase phase;
        synchronized (this) {
            phase = new PluginPhase(++last, clock.instant(), plugin, version, jar, step, words);
            latest.add(phase);
            if (latest.size() > KEPT) {
                latest.remove();
            }
            note(phase);
        }
        for (Consumer<PluginPhase> listener : listeners) {
            try {
                listener.accept(phase);
            } catch (RuntimeException e) {
                LOG.warn("plugins: a step of {} could not be told", jar, e);
            }
        }
    }

    private void note(PluginPhase phase) {
        switch (phase.step()) {
            case DRAINING, UNLOADED -> {}
            case GONE -> ofJars.remove(phase.jar());
            default -> ofJars.put(phase.jar(), phase.step());
        }
    }

    /** The number of the latest; 0 is before all of them. */
    public synchronized long last() {
        return last;
    }

    /** Those after a number, the oldest first; as many as are kept. */
    public synchronized List<PluginPhase> after(long number) {
        return latest.stream().filter(phase -> phase.number() > number).toList();
    }

    /** Whether some after this number are no longer kept. */
    public synchronized boolean hasForgotten(long number) {
        return latest.size() == KEPT && latest.element().number() > number + 1;
    }

    /** The names of jars that are on their way. */
    public synchronized Set<String> comingUp() {
        return ofJars.entrySet().stream()
                .filter(jar -> jar.getValue().isOnTheWay())
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Tells of each step from now on; what it gives ends that. */
    public Runnable follow(Consumer<PluginPhase> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }
}
