package io.jackfield.host.isolation.remote;

import io.jackfield.api.BotView;
import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.api.command.Request;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands for an object of the other process. */
final class Stub implements InvocationHandler {
    /**
     * Every so many pieces the sender waits until they have been taken, so that a flood does not fill the other side.
     */
    private static final int PIECES_AHEAD = 64;
    /** After every so many pieces the sender hears whether more of them are wanted. */
    private static final int PIECES_UNASKED = 8;

    private final Peer peer;
    private final long id;
    private final List<Class<?>> interfaces;
    private final Map<String, Object> sentAlong;
    private final AtomicInteger pieces = new AtomicInteger();

    /** @param sentAlong answers by the name of their method */
    Stub(Peer peer, long id, List<Class<?>> interfaces, Map<String, Object> sentAlong) {
        this.peer = peer;
        this.id = id;
        this.interfaces = interfaces;
        this.sentAlong = sentAlong;
    }

    boolean isOf(Peer other) {
        return peer == other;
    }

    long id() {
        return id;
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        if (method.getDeclaringClass() == Object.class) {
            return ofObject(proxy, method, arguments);
        }
        if (method.getParameterCount() == 0 && sentAlong.containsKey(method.getName())) {
            return sentAlong.get(method.getName());
        }
        if (proxy instanceof Request request && method.getName().equals("text")) {
            String key = (String) arguments[0];
            return peer.texts()
                    .get(
                            new RequestTexts.Key(
                                    request.bot().id(), request.sender().language(), key),
                            (Object[]) arguments[1],
                            () -> ask(method, key, new Object[0]).toString());
        }
        if (proxy instanceof BotView view && method.getName().equals("text")) {
            String language = (String) arguments[0];
            String key = (String) arguments[1];
            return peer.texts()
                    .get(
                            new RequestTexts.Key(view.bot().id(), language, key),
                            (Object[]) arguments[2],
                            () -> ask(method, language, key, new Object[0]).toString());
        }
        if (Contract.isAskedAfterEveryPiece(method) && pieces.get() % PIECES_UNASKED != 0) {
            return true;
        }
        if (Contract.isOneWay(method) && pieces.incrementAndGet() % PIECES_AHEAD != 0) {
            peer.tell(id, method, arguments);
            return null;
        }
        return ask(method, arguments);
    }

    private Object ask(Method method, Object... arguments) {
        try {
            return peer.ask(id, method, arguments == null ? new Object[0] : arguments);
        } catch (Throwable thrown) {
            throw Stub.<RuntimeException>asDeclared(thrown, method);
        }
    }

    /** A proxy may throw nothing but what the method declares. */
    @SuppressWarnings("unchecked")
    private static <E extends Throwable> E asDeclared(Throwable thrown, Method method) throws E {
        boolean allowed = thrown instanceof RuntimeException
                || thrown instanceof Error
                || Arrays.stream(method.getExceptionTypes()).anyMatch(type -> type.isInstance(thrown));
        if (allowed) {
            throw (E) thrown;
        }
        if (thrown instanceof InterruptedException) {
            Thread.currentThread().interrupt();
            throw new JackfieldException(StandardError.TIMED_OUT, "interrupted in " + method.getName(), thrown);
        }
        throw new RemoteFault(thrown.toString(), thrown.getStackTrace());
    }

    private Object ofObject(Object proxy, Method method, Object... arguments) {
        return switch (method.getName()) {
            case "equals" -> proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> "Remote" + interfaces.stream().map(Class::getSimpleName).toList() + "#" + id;
        };
    }
}
