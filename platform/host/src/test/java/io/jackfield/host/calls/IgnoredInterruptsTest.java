package io.jackfield.host.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.host.loop.HostWaits;
import io.jackfield.host.plugins.TestPlugins;
import io.jackfield.host.trace.Trace;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IgnoredInterruptsTest {
    private static final long SECOND = 1_000_000_000L;

    private volatile long nanoTime = 77;
    private final FairClock clock = new FairClock(() -> nanoTime, 1000 * SECOND);
    private final IgnoredInterrupts interrupts = new IgnoredInterrupts(clock);
    private final RunningCall call = new RunningCall(TestPlugins.named("shop"), SECOND, clock, () -> {}, Trace.NONE);
    private final CountDownLatch end = new CountDownLatch(1);

    @AfterEach
    void letItEnd() {
        end.countDown();
    }

    private void interrupted(Thread.Builder thread, Runnable work) throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        thread.start(() -> {
            call.begin(Thread.currentThread());
            begun.countDown();
            work.run();
        });
        begun.await();
        call.interrupt();
    }

    private void waitStubbornly() {
        while (end.getCount() > 0) {
            try {
                end.await();
            } catch (InterruptedException e) {
                // Heard, and ignored on purpose.
            }
        }
    }

    private boolean isIgnored() {
        return interrupts.isIgnoredBy(call, clock.look());
    }

    @Test
    void hasTwoSecondsToTidyUp() throws Exception {
        interrupted(Thread.ofVirtual(), this::waitStubbornly);
        nanoTime += 2 * SECOND;
        assertThat(isIgnored()).isFalse();

        nanoTime += 1;

        assertThat(isIgnored()).isTrue();
        call.end();
        assertThat(isIgnored()).isFalse();
    }

    @Test
    void timeInWhichItsThreadGetsNoCarrierDoesNotCountUpToALimit() throws Exception {
        interrupted(Thread.ofVirtual(), this::waitStubbornly);
        nanoTime += 20 * SECOND;
        clock.wasCrowded(20 * SECOND);
        assertThat(isIgnored()).isFalse();

        nanoTime += 11 * SECOND;
        clock.wasCrowded(11 * SECOND);

        assertThat(isIgnored()).isTrue();
    }

    @Test
    void callThatHasNotBegunIgnoresNothing() throws Exception {
        call.cancel();
        nanoTime += 100 * SECOND;
        assertThat(isIgnored()).isFalse();

        interrupted(Thread.ofVirtual(), this::waitStubbornly);

        assertThat(isIgnored()).isFalse();
    }

    @Test
    void callWhoseProcessHasBeenToldOfItIsTheMatterOfThatProcess() throws Exception {
        interrupted(
                Thread.ofVirtual(),
                () -> call.run(() -> {
                    HostWaits.ofCurrentCall().interruptPassedOn();
                    waitStubbornly();
                }));
        await().until(call::isInterruptPassedOn);

        nanoTime += 100 * SECOND;

        assertThat(isIgnored()).isFalse();
    }

    @Test
    void platformThreadThatReadsFromASocketCannotHearIt() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket socket = new Socket(silent.getInetAddress(), silent.getLocalPort())) {
            interrupted(Thread.ofPlatform().daemon(), () -> read(socket));
            assertThat(isIgnored()).isFalse();

            nanoTime += 100 * SECOND;

            assertThat(isIgnored()).isFalse();
        }
    }

    private static void read(Socket socket) {
        try {
            socket.getInputStream().read();
        } catch (IOException e) {
            // Closed at the end of the test.
        }
    }

    @Test
    void platformThreadThatComputesIgnoresIt() throws Exception {
        interrupted(Thread.ofPlatform().daemon(), () -> {
            while (end.getCount() > 0) {
                Thread.onSpinWait();
            }
        });
        assertThat(isIgnored()).isFalse();

        nanoTime += 3 * SECOND;

        await().atMost(Duration.ofSeconds(30)).until(this::isIgnored);
    }
}
