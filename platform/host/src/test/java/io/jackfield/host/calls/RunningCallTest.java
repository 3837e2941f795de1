package io.jackfield.host.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.host.loop.HostWaits;
import io.jackfield.host.plugins.TestPlugins;
import io.jackfield.host.trace.Trace;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RunningCallTest {
    private static final long LIMIT = 1000;

    private long nanoTime = 77;
    private final FairClock clock = new FairClock(() -> nanoTime, 10 * LIMIT);
    private final RunningCall call = new RunningCall(TestPlugins.named("shop"), LIMIT, clock, () -> {}, Trace.NONE);

    private void deadlinePasses() {
        nanoTime += LIMIT + 1;
        assertThat(call.isOverdue(clock.look())).isTrue();
    }

    @Test
    void callThatOnlyTookTooLongIsToBlame() {
        deadlinePasses();

        assertThat(call.hadItsTime()).isTrue();
    }

    @Test
    void callThatWaitedForTheHostIsNot() {
        call.run(() -> {
            HostWaits outer = HostWaits.ofCurrentCall();
            outer.begin();
            HostWaits.ofCurrentCall().begin();
            nanoTime += LIMIT / 2 + 1;
            HostWaits.ofCurrentCall().end();
            outer.end();
        });
        deadlinePasses();

        assertThat(call.hadItsTime()).isFalse();
    }

    @Test
    void waitThatIsNotOverCountsToo() {
        call.run(() -> HostWaits.ofCurrentCall().begin());
        deadlinePasses();

        assertThat(call.hadItsTime()).isFalse();
    }

    @Test
    void shortWaitIsNoExcuse() {
        call.run(() -> {
            HostWaits.ofCurrentCall().begin();
            nanoTime += LIMIT / 4;
            HostWaits.ofCurrentCall().end();
        });
        deadlinePasses();

        assertThat(call.hadItsTime()).isTrue();
    }

    @Test
    void callInACrowdOrDuringAnOutageIsNotToBlameEither() {
        clock.wasCrowded(LIMIT);
        RunningCall later = new RunningCall(TestPlugins.named("shop"), LIMIT, clock, () -> {}, Trace.NONE);
        assertThat(later.hadItsTime()).isTrue();

        clock.wasCrowded(LIMIT / 2 + 1);
        assertThat(later.hadItsTime()).isFalse();

        RunningCall last = new RunningCall(TestPlugins.named("shop"), LIMIT, clock, () -> {}, Trace.NONE);
        clock.wasWithoutDatabase(LIMIT);
        assertThat(last.hadItsTime()).isFalse();
    }

    @Test
    void onlyTheFailureOfAnotherPluginExcuses() {
        JackfieldException others = new JackfieldException(StandardError.PLUGIN_FAULT, "plugin llm failed");
        assertThat(call.isExcused(others)).isFalse();

        call.excuse(others);

        assertThat(call.isExcused(others)).isTrue();
        assertThat(call.isExcused(new IllegalStateException(others))).isTrue();
        assertThat(call.isExcused(new JackfieldException(StandardError.PLUGIN_FAULT, "own")))
                .isFalse();
    }

    @Test
    void cancelBeforeTheThreadIsUpIsNotLost() {
        Thread worker = new Thread(() -> {});
        call.cancel();

        assertThat(call.begin(Thread.currentThread())).isTrue();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(call.begin(worker)).isFalse();
    }

    @Test
    void stopIsHeardEvenByWhatBeginsAfterwards() {
        AtomicInteger heard = new AtomicInteger();
        call.onStop(heard::incrementAndGet);
        call.stop();
        assertThat(heard).hasValue(1);

        call.onStop(() -> heard.addAndGet(10));

        assertThat(heard).hasValue(11);
    }
}
