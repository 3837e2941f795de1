package io.jackfield.host;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;

/**
 * What shows whether plugins come and go without a trace: classes, threads, heap and metaspace, under the names that
 * Micrometer gives them. The management classes are asked at the first scrape, since loading them would delay the
 * start.
 */
final class JvmMeters {
    private JvmMeters() {}

    static void register(MeterRegistry registry) {
        Gauge.builder(
                        "jvm.classes.loaded",
                        () -> ManagementFactory.getClassLoadingMXBean().getLoadedClassCount())
                .register(registry);
        FunctionCounter.builder(
                        "jvm.classes.unloaded",
                        registry,
                        ignored -> ManagementFactory.getClassLoadingMXBean().getUnloadedClassCount())
                .register(registry);
        Gauge.builder(
                        "jvm.threads.live",
                        () -> ManagementFactory.getThreadMXBean().getThreadCount())
                .register(registry);
        Gauge.builder(
                        "jvm.memory.used",
                        () -> ManagementFactory.getMemoryMXBean()
                                .getHeapMemoryUsage()
                                .getUsed())
                .tag("area", "heap")
                .baseUnit("bytes")
                .register(registry);
        Gauge.builder("jvm.memory.used", JvmMeters::metaspace)
                .tag("area", "nonheap")
                .baseUnit("bytes")
                .register(registry);
    }

    private static long metaspace() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getName().equals("Metaspace"))
                .map(MemoryPoolMXBean::getUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
    }
}
