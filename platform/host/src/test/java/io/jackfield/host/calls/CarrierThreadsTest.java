package io.jackfield.host.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayDeque;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class CarrierThreadsTest {
    private static final long MILLI = 1_000_000L;
    private static final long LOOK = 100 * MILLI;

    private final ScriptedScheduler scheduler = new ScriptedScheduler();
    /** Virtual threads that wait for a carrier. */
    private final Queue<Runnable> threads = new ArrayDeque<>();

    private long now = 77;
    private long signs;
    private long used;
    private long usedEachLook = LOOK * Runtime.getRuntime().availableProcessors();
    private final CarrierThreads carriers = new CarrierThreads(now, () -> scheduler, threads::add, () -> used);

    private static final class ScriptedScheduler implements CarrierThreads.Scheduler {
        private volatile int parallelism = 2;

        @Override
        public int parallelism() {
            return parallelism;
        }

        @Override
        public void parallelism(int carriers) {
            parallelism = carriers;
        }

        @Override
        public int mounted() {
            return 1;
        }
    }

    private void look() {
        now += LOOK;
        used += usedEachLook;
        carriers.look(now, signs);
    }

    private void look(int times, int signsEach) {
        for (int count = 0; count < times; count++) {
            signs += signsEach;
            look();
        }
    }

    @Test
    void calmMachineKeepsItsCarriers() {
        for (int count = 0; count < 100; count++) {
            look();
            threads.remove().run();
        }

        assertThat(scheduler.parallelism()).isEqualTo(2);
        assertThat(carriers.areHeld(now)).isFalse();
    }

    @Test
    void moreAreAddedSoonWhenNothingMoves() {
        look(5, 0);

        assertThat(carriers.areHeld(now)).isTrue();
        await().until(() -> scheduler.parallelism() > 2);
    }

    @Test
    void processThatGetsLittleOfTheProcessorsHasMoreTime() {
        usedEachLook /= 10;
        look(8, 0);
        assertThat(carriers.areHeld(now)).isFalse();

        look(8, 0);

        assertThat(carriers.areHeld(now)).isTrue();
    }

    @Test
    void crowdInWhichCallsGoOnGetsNoMore() {
        look(20, 3);

        assertThat(carriers.areHeld(now)).isFalse();
        assertThat(scheduler.parallelism()).isEqualTo(2);
    }

    @Test
    void crowdThatLastsGetsMoreInTheEnd() {
        look(30, 3);

        await().until(() -> scheduler.parallelism() == 4);
    }

    @Test
    void timeInWhichThreadsWaitForACarrierIsTold() {
        look(3, 3);
        now += LOOK;
        assertThat(carriers.look(now, ++signs)).isEqualTo(LOOK);

        threads.remove().run();

        now += LOOK;
        assertThat(carriers.look(now, ++signs)).isZero();
    }

    @Test
    void usualNumberComesBackOnceItWouldHaveBeenEnough() {
        look(5, 0);
        await().until(() -> scheduler.parallelism() > 2);

        for (int count = 0; count < 200; count++) {
            threads.forEach(Runnable::run);
            threads.clear();
            look();
        }

        assertThat(scheduler.parallelism()).isEqualTo(2);
    }
}
