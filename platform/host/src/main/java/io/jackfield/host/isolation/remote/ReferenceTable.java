package io.jackfield.host.isolation.remote;

import java.lang.ref.Cleaner;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The objects of this side that the other one may call, and stand-ins for objects of the other one. What was handed
 * over in a call is void when that has ended; what outlives calls is kept until its stand-in is garbage over there.
 */
final class ReferenceTable implements ValueReader.References {
    private static final Cleaner CLEANER = Cleaner.create(
            Thread.ofPlatform().daemon().name("remote-references").factory());

    private final Peer peer;
    private final Map<Long, Export> exports = new ConcurrentHashMap<>();
    private final AtomicLong last = new AtomicLong();

    ReferenceTable(Peer peer) {
        this.peer = peer;
    }

    void export(long id, Object target) {
        exports.put(id, new Export(target, Contract.interfacesOf(target.getClass()), null));
    }

    /** Null when it is void. */
    Export find(long id) {
        return exports.get(id);
    }

    void release(long id) {
        exports.remove(id);
    }

    void endOf(Call call) {
        call.exported().forEach(exports::remove);
    }

    void clear() {
        exports.clear();
    }

    /** @param call in which objects are handed over; null for those that outlive it */
    ValueWriter.References handingOver(Call call) {
        return (writer, target, interfaces) -> write(writer, target, interfaces, call);
    }

    private void write(ValueWriter writer, Object target, List<Class<?>> interfaces, Call call) {
        Stub back = stubOf(target);
        if (back != null) {
            writer.tag(Tag.YOURS);
            writer.number(back.id());
            return;
        }
        Call owner = Contract.outlivesItsCall(target) ? null : call;
        long id = last.incrementAndGet();
        exports.put(id, new Export(target, interfaces, owner));
        if (owner != null) {
            owner.exported().add(id);
        }
        writer.tag(Tag.MINE);
        writer.number(id);
        writer.write(owner == null);
        writer.write(interfaces.stream().map(Class::getName).toList());
        writer.sentAlong(handingOver(owner), sentAlong(target, interfaces));
    }

    private Stub stubOf(Object target) {
        if (!Proxy.isProxyClass(target.getClass())) {
            return null;
        }
        InvocationHandler handler = Proxy.getInvocationHandler(target);
        return handler instanceof Stub stub && stub.isOf(peer) ? stub : null;
    }

    private static Map<String, Object> sentAlong(Object target, List<Class<?>> interfaces) {
        Map<String, Object> answers = new LinkedHashMap<>();
        for (Class<?> type : interfaces) {
            for (Method method : type.getMethods()) {
                if (Contract.isSentAlong(method)) {
                    try {
                        answers.put(method.getName(), method.invoke(target));
                    } catch (ReflectiveOperationException fails) {
                        // It will fail in the same way when it is asked for.
                        answers.remove(method.getName());
                    }
                }
            }
        }
        return answers;
    }

    @Override
    public Object theirs(ValueReader reader) {
        long id = reader.number();
        boolean kept = (Boolean) reader.read();
        List<Class<?>> interfaces = new ArrayList<>();
        for (Object name : (List<?>) reader.read()) {
            interfaces.add(Contract.named((String) name));
        }
        Map<String, Object> sentAlong = new HashMap<>();
        ((Map<?, ?>) reader.read()).forEach((name, value) -> sentAlong.put((String) name, value));
        Stub stub = new Stub(peer, id, interfaces, sentAlong);
        Object proxy = Proxy.newProxyInstance(
                ReferenceTable.class.getClassLoader(), interfaces.toArray(Class<?>[]::new), stub);
        if (kept) {
            Peer owner = peer;
            CLEANER.register(proxy, () -> owner.released(id));
        }
        return proxy;
    }

    @Override
    public Object ours(long id) {
        Export export = exports.get(id);
        if (export == null) {
            throw new IllegalArgumentException("what was handed back belongs to a call that has ended");
        }
        return export.target();
    }
}
