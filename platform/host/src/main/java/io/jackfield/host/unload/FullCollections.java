package io.jackfield.host.unload;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Counts the garbage collections that unload classes, and asks for one, rarely: a class loader that nobody holds stays
 * until such a collection comes, which may be never in a process with little to do.
 */
final class FullCollections {
    /** Those of HotSpot; collections of young objects only unload nothing. */
    private static final Set<String> UNLOADING = Set.of(
            "MarkSweepCompact",
            "PS MarkSweep",
            "G1 Old Generation",
            "G1 Concurrent GC",
            "ZGC Major Cycles",
            "Shenandoah Cycles");

    private final Duration pause;
    /** Asked late: the first use of the management classes takes a while. */
    private List<GarbageCollectorMXBean> collectors;

    private long asked;
    private long lastAsked;

    /** @param pause least time between two that are asked for */
    FullCollections(Duration pause) {
        this.pause = pause;
    }

    /** Grows with every such collection. With collectors that are not known it grows with those asked for only. */
    long count() {
        if (collectors == null) {
            collectors = ManagementFactory.getGarbageCollectorMXBeans().stream()
                    .filter(collector -> UNLOADING.contains(collector.getName()))
                    .toList();
        }
        return collectors.isEmpty()
                ? asked
                : collectors.stream()
                        .mapToLong(GarbageCollectorMXBean::getCollectionCount)
                        .sum();
    }

    /**
     * Lets two happen, unless the last were asked for a short while ago. Soft references age by the clock of the
     * collection before: in a process that has been quiet for long, one alone takes none of them.
     */
    void ask() {
        long now = System.nanoTime();
        if (asked == 0 || now - lastAsked >= pause.toNanos()) {
            asked++;
            lastAsked = now;
            System.gc();
            System.gc();
        }
    }
}
