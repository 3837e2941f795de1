package io.jackfield.host.plugins;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import jdk.management.VirtualThreadSchedulerMXBean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads that carry virtual threads. The JDK has as many as the machine has cores and never takes one away from a
 * computation, so a few plugins that compute without end would hold up every call under way. A probe notices that, more
 * carriers are added, and the operating system shares out the cores fairly. Core loop only.
 */
final class Carriers {
    private static final Logger LOG = LoggerFactory.getLogger(Carriers.class);
    private static final long STARVED_NANOS = Duration.ofMillis(200).toNanos();
    private static final int MOST = 64;
    /** Looks in a row at which the usual number would have been enough, before it is the usual number again. */
    private static final int CALM_LOOKS = 100;

    private volatile boolean probeBack = true;
    private volatile boolean adding;
    private volatile VirtualThreadSchedulerMXBean scheduler;
    private volatile int usual;
    private long probeLeft;
    private int calmLooks;

    /** To be called every 100 ms or so. */
    void look(long now) {
        if (adding) {
            return;
        }
        if (probeBack) {
            probeBack = false;
            probeLeft = now;
            Thread.ofVirtual().start(() -> probeBack = true);
            takeBack();
        } else if (now - probeLeft > STARVED_NANOS) {
            adding = true;
            probeLeft = now;
            // The first use of the management classes takes a while.
            Thread.ofPlatform().daemon().name("carriers").start(this::add);
        }
    }

    private void add() {
        try {
            if (scheduler == null) {
                VirtualThreadSchedulerMXBean found =
                        ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class);
                usual = found.getParallelism();
                scheduler = found;
            }
            int wanted = Math.min(2 * scheduler.getParallelism(), MOST);
            if (wanted > scheduler.getParallelism()) {
                scheduler.setParallelism(wanted);
                LOG.warn(
                        "plugins: calls had to wait for a thread, because some compute without end; threads={}",
                        wanted);
            }
        } catch (RuntimeException | Error e) {
            LOG.error("plugins: calls wait for a thread, and none can be added", e);
        } finally {
            adding = false;
        }
    }

    private void takeBack() {
        if (scheduler == null || scheduler.getParallelism() <= usual) {
            return;
        }
        calmLooks = scheduler.getMountedVirtualThreadCount() <= usual ? calmLooks + 1 : 0;
        if (calmLooks >= CALM_LOOKS) {
            calmLooks = 0;
            scheduler.setParallelism(usual);
        }
    }
}
