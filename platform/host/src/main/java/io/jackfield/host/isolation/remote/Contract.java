package io.jackfield.host.isolation.remote;

import io.jackfield.api.BotView;
import io.jackfield.api.PluginContext;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.command.Request;
import io.jackfield.api.desk.ScheduleDesk;
import io.jackfield.api.llm.TextSink;
import io.jackfield.api.payment.Merchant;
import io.jackfield.api.report.ReportCall;
import io.jackfield.host.config.ServiceUrl;
import io.jackfield.host.config.read.FileConfig;
import java.lang.reflect.Method;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What the remote layer has to know of the contract beyond its types. */
final class Contract {
    /** Only classes of these packages travel, and of the JDK those that {@link JdkValues} knows. */
    private static final List<String> PACKAGES =
            List.of("io.jackfield.api.", "io.jackfield.host.config.", "io.jackfield.host.isolation.");

    /** Of a context: what is answered in the process of the plugin, and what may be another answer each time. */
    private static final Set<String> ASKED_EACH_TIME = Set.of("texts", "logger", "database", "bots");

    /** Values that are no records, for the sake of those who write plugins or configuration. */
    private static final Set<Class<?>> BUILT_LIKE_RECORDS = Set.of(Reply.class, FileConfig.class, ServiceUrl.class);

    private Contract() {}

    /** Whether it travels as it is. */
    static boolean isValue(Class<?> type) {
        return isOurs(type) && (type.isRecord() || BUILT_LIKE_RECORDS.contains(type));
    }

    static boolean isOurs(Class<?> type) {
        return type.getClassLoader() == Contract.class.getClassLoader()
                && PACKAGES.stream().anyMatch(type.getName()::startsWith);
    }

    /** Throws {@link IllegalArgumentException} for a name that may not travel. */
    static Class<?> named(String name) {
        try {
            Class<?> type = Class.forName(name, false, Contract.class.getClassLoader());
            if (isOurs(type) || isShared(type)) {
                return type;
            }
        } catch (ClassNotFoundException unknown) {
            // Told below, as for a class that is there and may not travel.
        }
        throw new IllegalArgumentException(name + " is no type of the contract");
    }

    private static boolean isShared(Class<?> type) {
        return type == AutoCloseable.class || type == InstantSource.class;
    }

    /** Under which interfaces an object can be called from the other process; none when it cannot travel. */
    static List<Class<?>> interfacesOf(Class<?> type) {
        Set<Class<?>> found = new LinkedHashSet<>();
        for (Class<?> at = type; at != null; at = at.getSuperclass()) {
            Arrays.stream(at.getInterfaces()).forEach(one -> collect(one, found));
        }
        return List.copyOf(found);
    }

    private static void collect(Class<?> type, Set<Class<?>> found) {
        if (isShared(type) || (isOurs(type) && !type.isSealed())) {
            found.add(type);
        } else {
            Arrays.stream(type.getInterfaces()).forEach(one -> collect(one, found));
        }
    }

    /** Whether its answer can be sent along with the object: it is asked for by most calls and always the same. */
    static boolean isSentAlong(Method method) {
        if (method.getParameterCount() > 0 || method.getReturnType() == void.class) {
            return false;
        }
        Class<?> owner = method.getDeclaringClass();
        if (owner == BotView.class) {
            return method.getName().equals("bot");
        }
        if (owner == ReportCall.class) {
            return true;
        }
        return Request.class.isAssignableFrom(owner)
                ? !method.getName().equals("live")
                : owner == PluginContext.class && !ASKED_EACH_TIME.contains(method.getName());
    }

    /** Whether the caller goes on at once. */
    static boolean isOneWay(Method method) {
        return TextSink.class.isAssignableFrom(method.getDeclaringClass()) && method.getReturnType() == void.class;
    }

    /** Whether it is asked so often that the caller cannot wait for the other side each time. */
    static boolean isAskedAfterEveryPiece(Method method) {
        return TextSink.class.isAssignableFrom(method.getDeclaringClass())
                && method.getName().equals("wanted");
    }

    /** Whether it may still be called when the call that it was handed over in has ended. */
    static boolean outlivesItsCall(Object target) {
        return target instanceof PluginContext
                || target instanceof BotView && !(target instanceof Merchant)
                || target instanceof ScheduleDesk.JobHandler;
    }

    /** Tells the methods of an interface apart. */
    static String keyOf(Method method) {
        StringBuilder key = new StringBuilder(method.getName());
        for (Class<?> parameter : method.getParameterTypes()) {
            key.append(' ').append(parameter.getSimpleName());
        }
        return key.toString();
    }
}
