package io.jackfield.host.unload;

import java.lang.ref.WeakReference;
import java.time.Instant;
import java.util.Optional;

/**
 * A generation that was unloaded, as long as its class loader is there. The search of the heap looks for objects of
 * this class, and for the fields {@code number} and {@code referent}.
 */
final class Unloaded extends WeakReference<ClassLoader> {
    private static final long NEVER = -1;

    private final long number;
    private final String plugin;
    private final String version;
    private final String generation;
    private final Instant since;
    private long collectionsWhenOverdue = NEVER;
    private boolean told;
    private int classes;
    private Holder holder;

    Unloaded(long number, String plugin, String version, String generation, Instant since, ClassLoader loader) {
        super(loader);
        this.number = number;
        this.plugin = plugin;
        this.version = version;
        this.generation = generation;
        this.since = since;
        classes = loader instanceof LoadedClasses known ? known.classCount() : 0;
    }

    long number() {
        return number;
    }

    String plugin() {
        return plugin;
    }

    Instant since() {
        return since;
    }

    boolean isGone() {
        return refersTo(null);
    }

    /** Whether a collection of everything has come since it was overdue for the first time that this was asked. */
    boolean hasOutlived(long collections) {
        if (collectionsWhenOverdue == NEVER) {
            collectionsWhenOverdue = collections;
        }
        return collections > collectionsWhenOverdue;
    }

    /** Whether an operator has been told of it. */
    boolean isTold() {
        return told;
    }

    void told() {
        told = true;
    }

    void found(Optional<Holder> what, int counted) {
        what.ifPresent(named -> holder = named);
        classes = Math.max(classes, counted);
    }

    Lingering lingering() {
        return new Lingering(
                plugin, version, generation, since, classes, Metaspace.estimate(classes), Optional.ofNullable(holder));
    }
}
