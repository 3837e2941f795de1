package io.jackfield.host.calls;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import jdk.management.VirtualThreadSchedulerMXBean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads that carry virtual threads. The JDK has as many as the machine has cores and never takes one away from a
 * computation, so a few plugins that compute without end would hold up every call under way. A probe notices that, more
 * carriers are added, and the operating system shares out the cores fairly.
 *
 * <p>On a crowded machine a probe is late as well, because many wait for their turn before it; but then calls begin,
 * ask the host for something and end, or the process gets little of the processors. More carriers would only take the
 * cores from the host's own threads, so they are added late and slowly there. Times are those of a {@link FairClock}.
 * Core loop only.
 */
final class CarrierThreads {
    private static final Logger LOG = LoggerFactory.getLogger(CarrierThreads.class);
    private static final long HELD_NANOS = Duration.ofMillis(200).toNanos();
    private static final long CROWDED_NANOS = Duration.ofSeconds(2).toNanos();
    /**
     * Processor time of the process in which something must have moved: half of what the machine gives in that time.
     */
    private static final long HELD_PROCESSOR_NANOS =
            HELD_NANOS * Runtime.getRuntime().availableProcessors() / 2;

    private static final long UNKNOWN = -1;
    private static final int MOST = 64;
    /** Looks in a row at which the usual number would have been enough, before it is the usual number again. */
    private static final int CALM_LOOKS = 100;

    private final Supplier<Scheduler> management;
    private final Consumer<Runnable> virtualThread;
    private final LongSupplier processorNanos;
    private volatile boolean probeBack = true;
    private volatile boolean adding;
    private volatile Scheduler scheduler;
    private volatile int usual;
    private long probeLeft;
    private long addedAt;
    private long lastLook;
    private long lastSignAt;
    private long lastSigns;
    private long usedAtLastSign = UNKNOWN;
    private long used;
    private int calmLooks;

    CarrierThreads(long now) {
        this(now, CarrierThreads::jdk, Thread::startVirtualThread, CarrierThreads::usedNanos);
    }

    /** @param processorNanos what the process has used of the processors so far */
    CarrierThreads(
            long now, Supplier<Scheduler> management, Consumer<Runnable> virtualThread, LongSupplier processorNanos) {
        this.management = management;
        this.virtualThread = virtualThread;
        this.processorNanos = processorNanos;
        lastLook = now;
        lastSignAt = now;
        addedAt = now;
    }

    /** What the JDK lets one see and change. */
    interface Scheduler {
        int parallelism();

        void parallelism(int carriers);

        /** Virtual threads that have a carrier. */
        int mounted();
    }

    /**
     * To be called every 100 ms or so.
     *
     * @param signs how often calls on virtual threads have begun, ended, asked the host for something or got its answer
     * @return nanoseconds of the time since the last look in which virtual threads waited for a carrier
     */
    long look(long now, long signs) {
        long past = now - lastLook;
        lastLook = now;
        boolean moves = signs != lastSigns || probeBack;
        lastSigns = signs;
        if (moves) {
            lastSignAt = now;
            usedAtLastSign = UNKNOWN;
        }
        if (probeBack) {
            probeBack = false;
            probeLeft = now;
            virtualThread.accept(() -> probeBack = true);
            takeBack();
            return 0;
        }
        // Asked for only when the probe is late: the first use of the management classes takes a while.
        used = processorNanos.getAsLong();
        usedAtLastSign = usedAtLastSign == UNKNOWN ? used : usedAtLastSign;
        if (now - probeLeft <= HELD_NANOS) {
            return 0;
        }
        long patience = areHeld(now) ? HELD_NANOS : CROWDED_NANOS;
        if (!adding && now - Math.max(probeLeft, addedAt) > patience) {
            adding = true;
            addedAt = now;
            // The first use of the management classes takes a while.
            Thread.ofPlatform().daemon().name("carriers").start(this::add);
        }
        return past;
    }

    /** Whether nothing moves: whoever has a carrier keeps it. */
    boolean areHeld(long now) {
        return !probeBack
                && now - lastSignAt > HELD_NANOS
                && usedAtLastSign != UNKNOWN
                && used - usedAtLastSign > HELD_PROCESSOR_NANOS;
    }

    private void add() {
        try {
            if (scheduler == null) {
                Scheduler found = management.get();
                usual = found.parallelism();
                scheduler = found;
            }
            int wanted = Math.min(2 * scheduler.parallelism(), MOST);
            if (wanted > scheduler.parallelism()) {
                scheduler.parallelism(wanted);
                LOG.warn(
                        "plugins: calls had to wait for a thread, because others compute and do not pause; threads={}",
                        wanted);
            }
        } catch (RuntimeException | Error e) {
            LOG.error("plugins: calls wait for a thread, and none can be added", e);
        } finally {
            adding = false;
        }
    }

    private void takeBack() {
        if (scheduler == null || scheduler.parallelism() <= usual) {
            return;
        }
        calmLooks = scheduler.mounted() <= usual ? calmLooks + 1 : 0;
        if (calmLooks >= CALM_LOOKS) {
            calmLooks = 0;
            scheduler.parallelism(usual);
        }
    }

    private static long usedNanos() {
        return Machine.BEAN.getProcessCpuTime();
    }

    /** Loaded when a probe is late for the first time. */
    private static final class Machine {
        static final OperatingSystemMXBean BEAN = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    }

    private static Scheduler jdk() {
        VirtualThreadSchedulerMXBean bean = ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class);
        return new Scheduler() {
            @Override
            public int parallelism() {
                return bean.getParallelism();
            }

            @Override
            public void parallelism(int carriers) {
                bean.setParallelism(carriers);
            }

            @Override
            public int mounted() {
                return bean.getMountedVirtualThreadCount();
            }
        };
    }
}
