package io.jackfield.host.unload;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;

/** What classes cost. The virtual machine does not say it of one loader, so this takes the average of all. */
final class Metaspace {
    private Metaspace() {}

    static long estimate(int classes) {
        long used = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getName().equals("Metaspace"))
                .map(MemoryPoolMXBean::getUsage)
                .mapToLong(usage -> usage.getUsed())
                .findFirst()
                .orElse(0);
        int loaded = ManagementFactory.getClassLoadingMXBean().getLoadedClassCount();
        return used / Math.max(1, loaded) * classes;
    }
}
