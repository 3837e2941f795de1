package io.jackfield.lib.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jackfield.lib.documents.UnreadableDocumentException.Reason;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReadingThreadsTest {
    private static final Duration TIME = Duration.ofMillis(300);

    private final ReadingThreads threads = new ReadingThreads();
    private final CountDownLatch over = new CountDownLatch(1);

    @AfterEach
    void endWhatStillRuns() {
        over.countDown();
    }

    @Test
    void whoeverWaitsIsNotCutShort() throws Exception {
        assertThat(threads.read(new Budget(1), TIME, () -> over.await(2 * TIME.toMillis(), TimeUnit.MILLISECONDS)))
                .isFalse();
    }

    @Test
    void readingThatAsksItsBudgetIsCut() {
        Throwable cut = catchThrowableOfType(
                java.util.concurrent.ExecutionException.class,
                () -> threads.read(new Budget(1), TIME, () -> {
                    while (true) {
                        Budget.current().check();
                    }
                }));

        assertThat(cut.getCause())
                .isInstanceOfSatisfying(
                        ReadingEnded.class,
                        end -> assertThat(end.reason()).isEqualTo(ReadingEnded.Cause.TOO_MUCH_WORK));
    }

    @Test
    void readingThatDoesNotListenHoldsNobodyUp() throws Exception {
        for (int i = 0; i < 3; i++) {
            assertThat(reasonOfOneThatDoesNotListen()).isEqualTo(Reason.TOO_MUCH_WORK);
        }

        assertThat(threads.read(new Budget(1), TIME, () -> "read")).isEqualTo("read");
    }

    @Test
    void nothingIsReadWhileTooManyDoNotListen() {
        for (int i = 0; i < 4; i++) {
            assertThat(reasonOfOneThatDoesNotListen()).isEqualTo(Reason.TOO_MUCH_WORK);
        }

        assertThat(reasonOfOneThatDoesNotListen()).isEqualTo(Reason.BUSY);
    }

    /** Waits through every interrupt. */
    private Reason reasonOfOneThatDoesNotListen() {
        return catchThrowableOfType(
                        UnreadableDocumentException.class,
                        () -> threads.read(new Budget(1), Duration.ofMillis(20), () -> {
                            while (over.getCount() > 0) {
                                Thread.onSpinWait();
                            }
                            return "never";
                        }))
                .reason();
    }
}
