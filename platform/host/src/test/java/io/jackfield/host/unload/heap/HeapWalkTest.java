package io.jackfield.host.unload.heap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import java.lang.ref.SoftReference;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads a dump of this very process, with a graph in it that is known. */
class HeapWalkTest {
    /** What is searched for: one class for each way of being held. */
    static class Target {
        final long number = 0x1234_5678_9ABC_DEF0L;
    }

    static final class InStatic extends Target {}

    static final class InField extends Target {}

    static final class InArray extends Target {}

    static final class InThreadLocal extends Target {}

    static final class InPlatformThread extends Target {}

    static final class InVirtualThread extends Target {}

    static final class Soft extends Target {}

    static final class Weak extends Target {}

    record Chain(String name, Object next) {}

    static InStatic kept = new InStatic();
    static Chain chain = new Chain("first", new Chain("second", new InField()));
    static Object[] array = {new Chain("other", null), new Object[] {new InArray()}};
    static SoftReference<Soft> soft = new SoftReference<>(new Soft());
    static Weak weaklyHeldFromHere = new Weak();
    static WeakReference<Weak> weak = new WeakReference<>(weaklyHeldFromHere);
    static final ThreadLocal<Target> LOCAL = new ThreadLocal<>();

    @TempDir
    static Path folder;

    private static CountDownLatch end;
    private static HeapDump dump;

    @BeforeAll
    static void dumpHeap() throws Exception {
        end = new CountDownLatch(1);
        CountDownLatch ready = new CountDownLatch(3);
        Thread.ofPlatform().name("with-local").daemon().start(() -> {
            LOCAL.set(new InThreadLocal());
            waitHere(ready, null);
        });
        Thread.ofPlatform().name("plätform").daemon().start(() -> waitHere(ready, new InPlatformThread()));
        Thread virtual = Thread.ofVirtual().name("virtuell").start(() -> waitHere(ready, new InVirtualThread()));
        ready.await();
        while (virtual.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        weaklyHeldFromHere = null;
        Path file = folder.resolve("test.hprof");
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class).dumpHeap(file.toString(), true);
        dump = HeapDump.openAndDelete(file);
        assertThat(file).doesNotExist();
    }

    private static void waitHere(CountDownLatch ready, Target held) {
        ready.countDown();
        while (end.getCount() > 0) {
            LockSupport.park();
        }
        Reference.reachabilityFence(held);
    }

    @AfterAll
    static void close() {
        end.countDown();
        dump.close();
    }

    private static HeapPath pathTo(Class<?> type, boolean throughSoft) {
        List<Long> found = dump.instancesOf(type.getName());
        assertThat(found).hasSize(1);
        Map<Long, HeapPath> paths = HeapWalk.to(found, dump, throughSoft);
        return paths.get(found.getFirst());
    }

    // A path may begin at a thread whose frames hold this class: who runs tests passes it along.
    @Test
    void findsWhatAStaticFieldHolds() {
        assertThat(pathTo(InStatic.class, false).toString())
                .endsWith(HeapWalkTest.class.getName() + ".kept > " + InStatic.class.getName());
    }

    @Test
    void goesThroughFieldsAndArraysTheShortestWay() {
        String chainName = Chain.class.getName();

        assertThat(pathTo(InField.class, false).toString())
                .endsWith(HeapWalkTest.class.getName() + ".chain > " + chainName + ".next > " + chainName + ".next > "
                        + InField.class.getName());
        assertThat(pathTo(InArray.class, false).toString())
                .endsWith(HeapWalkTest.class.getName() + ".array > array.[] > array.[] > " + InArray.class.getName());
    }

    @Test
    void namesTheThreadOfALocalVariableWithItsFrames() {
        HeapPath.HeapThread platform =
                pathTo(InPlatformThread.class, false).thread().orElseThrow();
        assertThat(platform.name()).isEqualTo("plätform");
        assertThat(platform.isVirtual()).isFalse();
        assertThat(platform.frames()).contains(HeapWalkTest.class.getName() + ".waitHere");

        HeapPath.HeapThread virtual =
                pathTo(InVirtualThread.class, false).thread().orElseThrow();
        assertThat(virtual.name()).isEqualTo("virtuell");
        assertThat(virtual.isVirtual()).isTrue();
    }

    @Test
    void namesTheThreadOfAThreadLocal() {
        HeapPath path = pathTo(InThreadLocal.class, false);

        assertThat(path.thread().orElseThrow().name()).isEqualTo("with-local");
        assertThat(path.leadsThrough("java.lang.ThreadLocal$ThreadLocalMap"::equals))
                .isTrue();
    }

    @Test
    void takesSoftReferencesOnlyWhenAskedAndWeakOnesNever() {
        assertThat(pathTo(Soft.class, false)).isNull();
        assertThat(pathTo(Soft.class, true).toString()).contains(".soft > java.lang.ref.SoftReference.referent > ");
        assertThat(dump.instancesOf(Weak.class.getName())).isEmpty();
    }

    @Test
    void readsNumbersAndTexts() {
        long target = dump.instancesOf(InStatic.class.getName()).getFirst();
        assertThat(dump.field(target, "number")).hasValue(0x1234_5678_9ABC_DEF0L);
        assertThat(dump.field(target, "nonsense")).isEmpty();

        assertThat(dump.instancesOf(Chain.class.getName()).stream()
                        .map(id -> dump.string(dump.field(id, "name").orElseThrow())))
                .containsExactlyInAnyOrder("first", "second", "other");
    }

    @Test
    void refusesWhatIsNoDump() throws IOException {
        Path nonsense = Files.writeString(folder.resolve("nonsense.hprof"), "nonsense ".repeat(10));

        assertThatThrownBy(() -> HeapDump.openAndDelete(nonsense)).hasMessageContaining("not in HPROF format");
        assertThat(nonsense).doesNotExist();
    }
}
