package io.jackfield.host.isolation.remote;

import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** An object of this side that the other one can call. */
final class Export {
    private static final Map<List<Class<?>>, Map<String, Method>> METHODS = new ConcurrentHashMap<>();

    private final Object target;
    private final Call call;
    private final Map<String, Method> methods;
    private volatile InOrder pieces;

    /** @param call in which it was handed over; null when it outlives calls */
    Export(Object target, List<Class<?>> interfaces, Call call) {
        this.target = target;
        this.call = call;
        // Interfaces of the contract only, so that this holds nothing of a plugin.
        methods = METHODS.computeIfAbsent(interfaces, Export::methods);
    }

    private static Map<String, Method> methods(List<Class<?>> interfaces) {
        Map<String, Method> found = new HashMap<>();
        for (Class<?> type : interfaces) {
            for (Method method : type.getMethods()) {
                found.put(Contract.keyOf(method), method);
            }
        }
        return found;
    }

    Object target() {
        return target;
    }

    Call call() {
        return call;
    }

    Method method(String key) {
        Method method = methods.get(key);
        if (method == null) {
            throw new IllegalArgumentException("the other side has no method '" + key + "'");
        }
        return method;
    }

    InOrder pieces() {
        if (call != null) {
            return call.pieces();
        }
        if (pieces == null) {
            // Only the loop that receives frames comes here.
            pieces = new InOrder();
        }
        return pieces;
    }

    boolean hasPieces() {
        return call != null ? call.hasPieces() : pieces != null;
    }
}
