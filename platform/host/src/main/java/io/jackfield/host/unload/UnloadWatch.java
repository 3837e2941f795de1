package io.jackfield.host.unload;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps an eye on unloaded plugins until the collector has taken them. One that is still there when its time is up and
 * a full collection has passed by is told of once, with what holds it. From any thread.
 */
public final class UnloadWatch implements UnloadListener {
    private static final Logger LOG = LoggerFactory.getLogger(UnloadWatch.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(5);
    /** A full collection of our own stops everybody, so it is rare. */
    private static final Duration COLLECTION_PAUSE = Duration.ofMinutes(10);
    /** From here on the memory is worth a process of its own. */
    private static final long MUCH_METASPACE = 8L << 20;

    private final Clock clock;
    private final Duration grace;
    private final FullCollections collections;
    private final HolderSearch search;
    private final Queue<Unloaded> unloaded = new ConcurrentLinkedQueue<>();
    /** Of all hosts in this process: the search finds the entries of all of them. */
    private static final AtomicLong NUMBERS = new AtomicLong();

    /** A look has class loaders on its stack, which a search must not find there. */
    private final ReentrantLock looking = new ReentrantLock();

    private volatile Thread thread;

    /**
     * Goes by the machine's clock: threads that are about to end take their time, even where the sandbox lets days
     * pass.
     *
     * @param grace time after unloading before anything is said; idle threads of some libraries end only after 60 s
     * @param folder for dumps of the heap
     */
    public UnloadWatch(Duration grace, Path folder) {
        this(Clock.systemUTC(), grace, folder, COLLECTION_PAUSE);
    }

    UnloadWatch(Clock clock, Duration grace, Path folder, Duration collectionPause) {
        this.clock = clock;
        this.grace = grace;
        collections = new FullCollections(collectionPause);
        search = new HolderSearch(folder);
    }

    /** Begins to look now and then, on a thread of its own. */
    public void start() {
        thread = Thread.ofVirtual().name("unload-watch").start(this::lookNowAndThen);
    }

    public void stop() {
        Thread running = thread;
        if (running != null) {
            running.interrupt();
        }
    }

    @Override
    public void unloaded(String plugin, String version, String generation, ClassLoader loader) {
        unloaded.add(new Unloaded(NUMBERS.incrementAndGet(), plugin, version, generation, clock.instant(), loader));
    }

    /** How many the collector has not taken yet; most of these only wait for it. */
    public int uncollected() {
        forgetCollected();
        return unloaded.size();
    }

    /** Those that something holds. */
    public List<Lingering> lingering() {
        forgetCollected();
        return unloaded.stream()
                .filter(Unloaded::isTold)
                .map(Unloaded::lingering)
                .toList();
    }

    /**
     * Searches the whole heap for what holds those that are still there, the young ones too. Blocking: stops the world
     * for as long as a dump of the heap takes, and goes on for a second or more.
     */
    public List<Lingering> findHolders() throws IOException {
        looking.lock();
        try {
            Map<Long, HolderSearch.Found> found = search.search();
            return unloaded.stream()
                    .filter(entry -> found.containsKey(entry.number()))
                    .map(entry -> {
                        HolderSearch.Found known = found.get(entry.number());
                        entry.found(known.holder(), known.classes());
                        return entry.lingering();
                    })
                    .toList();
        } finally {
            looking.unlock();
        }
    }

    private void lookNowAndThen() {
        try {
            while (true) {
                Thread.sleep(LOOK_EVERY);
                lookSafely();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void lookSafely() {
        try {
            look();
        } catch (RuntimeException e) {
            LOG.error("plugins: cannot look whether unloaded plugins are gone", e);
        }
    }

    void look() {
        looking.lock();
        try {
            forgetCollected();
            List<Unloaded> overdue = unloaded.stream().filter(this::isOverdue).toList();
            if (overdue.isEmpty()) {
                return;
            }
            // Each is asked, because the first question sets its mark.
            if (overdue.stream().filter(this::hasOutlivedACollection).toList().isEmpty()) {
                collections.ask();
                forgetCollected();
            }
            overdue.stream()
                    .filter(entry -> !entry.isGone() && hasOutlivedACollection(entry))
                    .forEach(this::tell);
        } finally {
            looking.unlock();
        }
    }

    private boolean isOverdue(Unloaded entry) {
        return !entry.isTold() && !entry.since().plus(grace).isAfter(clock.instant());
    }

    private boolean hasOutlivedACollection(Unloaded entry) {
        return entry.hasOutlived(collections.count());
    }

    private void forgetCollected() {
        unloaded.removeIf(entry -> {
            if (entry.isGone() && entry.isTold()) {
                LOG.info(
                        "plugins: {} is gone from memory now", entry.lingering().generation());
            }
            return entry.isGone();
        });
    }

    private void tell(Unloaded entry) {
        ClassLoader loader = entry.get();
        if (loader == null) {
            return;
        }
        entry.found(HolderScan.find(loader), loader instanceof LoadedClasses known ? known.classCount() : 0);
        entry.told();
        Lingering plugin = entry.lingering();
        LOG.warn(
                "plugins: {} {} ({}), unloaded {} s ago, is still in memory: {} classes, about {} kB; {}{}",
                plugin.plugin(),
                plugin.version(),
                plugin.generation(),
                Duration.between(plugin.since(), clock.instant()).toSeconds(),
                plugin.classes(),
                plugin.metaspaceBytes() >> 10,
                plugin.holder()
                        .map(holder -> "held by " + holder.what() + "; " + holder.wayOut())
                        .orElse("a quick look does not show what holds it; POST /plugins/holders to the operators'"
                                + " listener, with the admin token, searches the heap"),
                advice(plugin));
    }

    private String advice(Lingering plugin) {
        long same = unloaded.stream()
                .filter(entry -> entry.isTold() && entry.plugin().equals(plugin.plugin()))
                .count();
        return same > 1 || plugin.metaspaceBytes() >= MUCH_METASPACE
                ? "; " + same + " of it are there now; what cannot be mended can have a process of its own, with"
                        + " 'isolation: process' in config/plugins/" + plugin.plugin() + ".yaml"
                : "";
    }
}
