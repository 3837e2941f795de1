package io.jackfield.host.unload;

import io.jackfield.host.unload.heap.HeapPath;
import io.jackfield.host.unload.heap.HeapPath.HeapThread;
import io.jackfield.host.unload.heap.HeapPath.Step;
import java.util.Map;
import java.util.Optional;

/** Words for what a path through the heap shows. */
final class HolderNames {
    /** Classes of the JDK at the places that plugins leave things in; matched by the beginning of their name. */
    private static final Map<String, HolderKind> PLACES = Map.of(
            "java.sql.DriverManager", HolderKind.JDBC_DRIVER,
            "java.lang.ApplicationShutdownHooks", HolderKind.SHUTDOWN_HOOK,
            "com.sun.jmx.", HolderKind.MBEAN,
            "java.util.logging.", HolderKind.LOG_HANDLER,
            "sun.security.jca.", HolderKind.SECURITY_PROVIDER);

    private HolderNames() {}

    /** @param loader id of the class loader that the path leads to */
    static Holder of(HeapPath path, long loader) {
        if (path.throughSoft()) {
            return new Holder(HolderKind.SOFT_REFERENCE, start(path), path.toString());
        }
        String type = path.firstTypeOf(loader).orElse("the class loader");
        Optional<HolderKind> place = PLACES.entrySet().stream()
                .filter(entry -> path.leadsThrough(name -> name.startsWith(entry.getKey())))
                .map(Map.Entry::getValue)
                .findFirst();
        return place.map(kind -> new Holder(kind, type, path.toString()))
                .or(() -> path.thread().map(thread -> thread(thread, path, loader)))
                .orElseGet(() -> field(path));
    }

    private static Holder thread(HeapThread thread, HeapPath path, long loader) {
        String name = "'" + thread.name() + "'" + (thread.isVirtual() ? ", virtual" : "");
        boolean local = path.leadsThrough("java.lang.ThreadLocal$ThreadLocalMap"::equals);
        if (local) {
            String value =
                    path.firstTypeOf(loader).map(type -> " (" + type + ")").orElse("");
            return new Holder(HolderKind.THREAD_LOCAL, name + value, path.toString());
        }
        String place = thread.frameOf(loader)
                .or(() -> thread.frames().stream().findFirst())
                .map(frame -> " (" + frame + ")")
                .orElse("");
        return new Holder(HolderKind.THREAD, name + place, path.toString());
    }

    private static Holder field(HeapPath path) {
        HolderKind kind = path.steps().getFirst().isClass() ? HolderKind.STATIC_FIELD : HolderKind.OTHER;
        return new Holder(kind, start(path), path.toString());
    }

    private static String start(HeapPath path) {
        Step first = path.steps().getFirst();
        return first.type() + (first.field().isEmpty() ? "" : "." + first.field());
    }
}
