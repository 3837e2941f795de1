package io.jackfield.host.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class ThreadNumbersTest {
    @Test
    void virtualThreadThatComputesHasTheNumberOfItsCarrier() throws Exception {
        AtomicBoolean end = new AtomicBoolean();
        Thread computing = Thread.ofVirtual().start(() -> {
            while (!end.get()) {
                Thread.onSpinWait();
            }
        });
        try {
            await().ignoreExceptions().until(() -> ThreadNumbers.now().containsKey(computing.threadId()));
        } finally {
            end.set(true);
            computing.join();
        }
        assertThat(ThreadNumbers.now())
                .containsKey(Thread.currentThread().threadId())
                .doesNotContainKey(computing.threadId());
    }

    @Test
    void dumpIsReadLineByLine() {
        String dump = """
                "main" #3 [811] prio=5 os_prio=0 cpu=1ms elapsed=1s tid=0x00 nid=811 runnable  [0x00]
                   java.lang.Thread.State: RUNNABLE
                "ForkJoinPool-1-worker-1" #18 [812] daemon prio=5 [0x00]
                   Carrying virtual thread #17
                \tat jdk.internal.vm.Continuation.run(java.base@25/Continuation.java:251)
                "VM Thread" os_prio=0 cpu=1ms elapsed=1s tid=0x00 nid=805 runnable
                """;

        assertThat(ThreadNumbers.read(dump))
                .containsEntry(3L, 811)
                .containsEntry(18L, 812)
                .containsEntry(17L, 812)
                .hasSize(3);
    }
}
