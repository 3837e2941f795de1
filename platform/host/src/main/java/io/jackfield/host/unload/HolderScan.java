package io.jackfield.host.unload;

import java.lang.management.ManagementFactory;
import java.security.Security;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import java.util.stream.Stream;
import javax.management.InstanceNotFoundException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * The quick look for what holds a class loader: platform threads, and the places of the JDK that can be asked. Takes
 * some milliseconds. What it cannot see (virtual threads, ThreadLocals, drivers, shutdown hooks) the
 * {@link HolderSearch} finds.
 */
final class HolderScan {
    private HolderScan() {}

    static Optional<Holder> find(ClassLoader loader) {
        return Stream.<Function<ClassLoader, Optional<Holder>>>of(
                        HolderScan::thread,
                        HolderScan::uncaughtHandler,
                        HolderScan::logHandler,
                        HolderScan::mbean,
                        HolderScan::securityProvider,
                        HolderScan::systemProperty)
                .flatMap(place -> place.apply(loader).stream())
                .findFirst();
    }

    private static Optional<Holder> thread(ClassLoader loader) {
        Map<Thread, StackTraceElement[]> threads = Thread.getAllStackTraces();
        // Frames come second: another generation of the plugin has classes of the same names.
        return threads.keySet().stream()
                .filter(thread -> thread.getContextClassLoader() == loader || isOf(thread, loader))
                .findFirst()
                .or(() -> threads.keySet().stream()
                        .filter(thread -> !(thread.getContextClassLoader() instanceof LoadedClasses))
                        .filter(thread -> inClassOf(loader, threads.get(thread)).isPresent())
                        .findFirst())
                .map(thread -> Holder.of(HolderKind.THREAD, name(thread, threads.get(thread), loader)));
    }

    private static String name(Thread thread, StackTraceElement[] frames, ClassLoader loader) {
        String place = inClassOf(loader, frames)
                .or(() -> Arrays.stream(frames).findFirst())
                .map(frame -> " (" + frame.getClassName() + "." + frame.getMethodName() + ")")
                .orElse("");
        return "'" + thread.getName() + "'" + place;
    }

    private static Optional<StackTraceElement> inClassOf(ClassLoader loader, StackTraceElement[] frames) {
        return loader instanceof LoadedClasses known
                ? Arrays.stream(frames)
                        .filter(frame -> known.hasDefined(frame.getClassName()))
                        .findFirst()
                : Optional.empty();
    }

    private static boolean isOf(Object object, ClassLoader loader) {
        return object != null && object.getClass().getClassLoader() == loader;
    }

    private static Optional<Holder> uncaughtHandler(ClassLoader loader) {
        return named(HolderKind.UNCAUGHT_HANDLER, Stream.of(Thread.getDefaultUncaughtExceptionHandler()), loader);
    }

    private static Optional<Holder> logHandler(ClassLoader loader) {
        LogManager manager = LogManager.getLogManager();
        List<Logger> loggers = Collections.list(manager.getLoggerNames()).stream()
                .map(manager::getLogger)
                .filter(logger -> logger != null)
                .toList();
        return named(
                HolderKind.LOG_HANDLER,
                loggers.stream().flatMap(logger -> Arrays.stream(logger.getHandlers())),
                loader);
    }

    private static Optional<Holder> mbean(ClassLoader loader) {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        return server.queryNames(null, null).stream()
                .filter(name -> loaderOf(server, name) == loader)
                .findFirst()
                .map(name -> Holder.of(HolderKind.MBEAN, name.toString()));
    }

    private static ClassLoader loaderOf(MBeanServer server, ObjectName name) {
        try {
            return server.getClassLoaderFor(name);
        } catch (InstanceNotFoundException e) {
            return null; // unregistered meanwhile
        }
    }

    private static Optional<Holder> securityProvider(ClassLoader loader) {
        return named(HolderKind.SECURITY_PROVIDER, Arrays.stream(Security.getProviders()), loader);
    }

    private static Optional<Holder> systemProperty(ClassLoader loader) {
        return Map.copyOf(System.getProperties()).entrySet().stream()
                .filter(entry -> isOf(entry.getValue(), loader) || isOf(entry.getKey(), loader))
                .findFirst()
                .map(entry -> Holder.of(HolderKind.SYSTEM_PROPERTY, String.valueOf(entry.getKey())));
    }

    private static Optional<Holder> named(HolderKind kind, Stream<?> objects, ClassLoader loader) {
        return objects.filter(object -> isOf(object, loader))
                .findFirst()
                .map(object -> Holder.of(kind, object.getClass().getName()));
    }
}
