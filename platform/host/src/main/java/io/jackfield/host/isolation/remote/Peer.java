package io.jackfield.host.isolation.remote;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.host.isolation.pipe.FramePipe;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One end of the connection between two processes. Calls come from any thread and block it; frames of the other end
 * come in the order in which they were sent, on one thread, which is never blocked.
 */
public final class Peer {
    /** The one object that each end knows of the other without having been told. */
    private static final long ROOT = 0;

    private static final Logger LOG = LoggerFactory.getLogger(Peer.class);
    private static final ScopedValue<Served> SERVING = ScopedValue.newInstance();
    private static final byte CALL = 1;
    private static final byte TELL = 2;
    private static final byte ANSWER = 3;
    private static final byte FAILURE = 4;
    private static final byte INTERRUPT = 5;
    private static final byte RELEASE = 6;
    private static final int BODY = 1 + Long.BYTES;

    private final Consumer<ByteBuffer> line;
    private final String direction;
    private final Duration patience;
    private final Consumer<String> onStubborn;
    private final ReferenceTable references = new ReferenceTable(this);
    private final RequestTexts texts = new RequestTexts();
    private final Map<Long, Call> calls = new ConcurrentHashMap<>();
    private final Map<Long, Served> serving = new ConcurrentHashMap<>();
    private final AtomicLong lastCall = new AtomicLong();
    private volatile JackfieldException closed;

    /**
     * @param root what the other end may call from the beginning
     * @param line takes a frame to the other end: from any thread, keeping the order
     * @param direction of that line for people, such as {@code "from the host to plugin shop"}
     * @param patience how long an interrupted call may take to end
     * @param onStubborn told which method has not ended by then
     */
    public Peer(
            Object root, Consumer<ByteBuffer> line, String direction, Duration patience, Consumer<String> onStubborn) {
        this.line = line;
        this.direction = direction;
        this.patience = patience;
        this.onStubborn = onStubborn;
        references.export(ROOT, root);
    }

    /** The other end's root. */
    public <T> T root(Class<T> type) {
        Stub stub = new Stub(this, ROOT, List.of(type), Map.of());
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, stub));
    }

    /** The other process is gone: whoever waits is told so, and what was done on its behalf is interrupted. */
    public void close(JackfieldException why) {
        closed = why;
        calls.values()
                .forEach(call -> call.end(() -> {
                    throw again(why);
                }));
        serving.values().forEach(Served::interrupt);
        references.clear();
    }

    /** The wording of bots may be another one from now on. */
    public void forgetTexts() {
        texts.forget();
    }

    /** Takes a frame of the other end. */
    public void receive(ByteBuffer frame) {
        long id = frame.getLong(1);
        switch (frame.get(0)) {
            case CALL -> called(id, frame);
            case TELL -> told(id, frame);
            case ANSWER -> answered(id, () -> new ValueReader(frame, BODY, references).read());
            case FAILURE ->
                answered(id, () -> {
                    throw (Throwable) new ValueReader(frame, BODY, references).read();
                });
            case INTERRUPT -> {
                Served served = serving.get(id);
                if (served != null) {
                    served.interrupt();
                }
            }
            case RELEASE -> references.release(id);
            default -> throw new IllegalArgumentException("no frame begins with " + frame.get(0));
        }
    }

    RequestTexts texts() {
        return texts;
    }

    void released(long id) {
        if (closed == null) {
            line.accept(frame(RELEASE, id).frame());
        }
    }

    /** Calls a method of an object over there and goes on. */
    void tell(long target, Method method, Object... arguments) {
        if (closed != null) {
            return;
        }
        FrameWriter frame = frame(TELL, target);
        ValueWriter writer = new ValueWriter(frame, references.handingOver(null));
        writer.text(Contract.keyOf(method));
        write(writer, arguments, "what " + method.getName() + " is given");
        line.accept(frame.frame());
    }

    /** Calls a method of an object over there and waits for what comes of it. */
    Object ask(long target, Method method, Object... arguments) throws Throwable {
        Call call = new Call(lastCall.incrementAndGet());
        calls.put(call.id(), call);
        try {
            if (closed != null) {
                throw again(closed);
            }
            FrameWriter frame = frame(CALL, call.id());
            ValueWriter writer = new ValueWriter(frame, references.handingOver(call));
            writer.number(SERVING.isBound() ? SERVING.get().id() : 0);
            writer.number(target);
            writer.text(Contract.keyOf(method));
            write(writer, arguments, "what " + method.getName() + " is given");
            line.accept(frame.frame());
            return call.await(
                    () -> line.accept(frame(INTERRUPT, call.id()).frame()),
                    patience,
                    () -> onStubborn.accept(method.getName()));
        } finally {
            calls.remove(call.id());
            references.endOf(call);
        }
    }

    /** Each thread gets an exception of its own, with its own stack. */
    private static JackfieldException again(JackfieldException why) {
        JackfieldException plain = new JackfieldException(why.error(), why.getMessage(), why);
        JackfieldException thrown = why.own().map(plain::as).orElse(plain);
        return why.retryAfter().map(thrown::withRetryAfter).orElse(thrown);
    }

    private void answered(long id, Call.Answer answer) {
        Call call = calls.get(id);
        if (call == null) {
            return;
        }
        if (call.hasPieces()) {
            call.pieces().run(() -> call.end(answer));
        } else {
            call.end(answer);
        }
    }

    private void told(long target, ByteBuffer frame) {
        Export export = references.find(target);
        if (export != null) {
            export.pieces().run(() -> {
                ValueReader reader = new ValueReader(frame, BODY, references);
                try {
                    invoke(export, export.method(reader.text()), reader);
                } catch (Throwable e) {
                    LOG.debug("a piece was not taken, and nobody waits to hear of it", e);
                }
            });
        }
    }

    private void called(long id, ByteBuffer frame) {
        ValueReader reader = new ValueReader(frame, BODY, references);
        long within = reader.number();
        Export export = references.find(reader.number());
        Served served = new Served(id);
        serving.put(id, served);
        Call waiting = calls.get(within);
        Runnable handOver = () -> {
            if (waiting == null || !waiting.offer(() -> serve(served, export, reader, waiting::free))) {
                Thread.ofVirtual().name("plugin-call").start(() -> serve(served, export, reader, () -> {}));
            }
        };
        if (export != null && export.hasPieces()) {
            export.pieces().run(handOver);
        } else {
            handOver.run();
        }
    }

    /** @param free tells the thread that it is free for more, before the other side can have more for it */
    private void serve(Served served, Export export, ValueReader reader, Runnable free) {
        served.begin();
        ByteBuffer frame;
        try {
            frame = answer(served, export, reader);
        } catch (Throwable e) {
            // Whatever it is, the other side waits for it.
            frame = failure(served, e);
        }
        serving.remove(served.id());
        served.end();
        free.run();
        line.accept(frame);
    }

    private ByteBuffer answer(Served served, Export export, ValueReader reader) throws Throwable {
        if (export == null) {
            throw new JackfieldException(StandardError.UNAVAILABLE, "what was called belongs to a call that has ended");
        }
        Method method = export.method(reader.text());
        Object result = ScopedValue.where(SERVING, served).call(() -> invoke(export, method, reader));
        FrameWriter frame = frame(ANSWER, served.id());
        write(
                new ValueWriter(frame, references.handingOver(export.call())),
                result,
                "the answer of " + method.getName());
        return frame.frame();
    }

    private ByteBuffer failure(Served served, Throwable thrown) {
        try {
            FrameWriter frame = frame(FAILURE, served.id());
            write(new ValueWriter(frame, references.handingOver(null)), thrown, "a failure");
            return frame.frame();
        } catch (JackfieldException tooLong) {
            return failure(served, tooLong);
        }
    }

    private void write(ValueWriter writer, Object value, String name) {
        try {
            writer.write(value);
        } catch (FrameTooLongException e) {
            throw new JackfieldException(
                    StandardError.REQUEST_REJECTED,
                    name + " does not fit into " + FramePipe.MAX_FRAME_BYTES / 1_048_576 + " MB, the most that travels "
                            + direction + " at once; send less, or run the plugin without isolation: process",
                    e);
        }
    }

    private static Object invoke(Export export, Method method, ValueReader reader) throws Throwable {
        Object[] arguments = (Object[]) reader.read();
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(export.target().getClass().getClassLoader());
        try {
            return method.invoke(export.target(), arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static FrameWriter frame(byte kind, long id) {
        return new FrameWriter().appendByte(kind).appendLong(id);
    }
}
