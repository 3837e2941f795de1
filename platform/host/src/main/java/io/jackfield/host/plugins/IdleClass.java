package io.jackfield.host.plugins;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/**
 * Linux' scheduling class for threads that get only what nobody else wants, {@code SCHED_IDLE}. Anybody may send a thread
 * there; to bring it back takes {@code CAP_SYS_NICE} or a {@code LimitNICE} of 0 or lower.
 */
final class IdleClass {
    private static final int SCHED_OTHER = 0;
    private static final int SCHED_IDLE = 5;
    private static final int CALLING_THREAD = 0;

    private final MethodHandle setScheduler;
    private final boolean canBeLeft;

    private IdleClass(MethodHandle setScheduler) throws InterruptedException {
        this.setScheduler = setScheduler;
        boolean[] back = new boolean[1];
        Thread trial = Thread.ofPlatform()
                .name("idle-class")
                .start(() -> back[0] = set(CALLING_THREAD, SCHED_IDLE) && set(CALLING_THREAD, SCHED_OTHER));
        trial.join();
        canBeLeft = back[0];
    }

    /** Empty where the system has no such thing. Takes some milliseconds. */
    static Optional<IdleClass> find() throws InterruptedException {
        Linker linker = Linker.nativeLinker();
        Optional<MemorySegment> function = linker.defaultLookup().find("sched_setscheduler");
        if (function.isEmpty()) {
            return Optional.empty();
        }
        MethodHandle handle = linker.downcallHandle(
                function.get(),
                FunctionDescriptor.of(
                        ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
        return Optional.of(new IdleClass(handle));
    }

    boolean canBeLeft() {
        return canBeLeft;
    }

    /** @param thread the number that the operating system knows it by */
    boolean enter(int thread) {
        return set(thread, SCHED_IDLE);
    }

    boolean leave(int thread) {
        return set(thread, SCHED_OTHER);
    }

    private boolean set(int thread, int policy) {
        try (Arena arena = Arena.ofConfined()) {
            // struct sched_param with a priority of zero, the only one in both classes.
            MemorySegment parameters = arena.allocate(ValueLayout.JAVA_INT);
            return (int) setScheduler.invokeExact(thread, policy, parameters) == 0;
        } catch (Throwable e) {
            throw new IllegalStateException("sched_setscheduler cannot be called", e);
        }
    }
}
