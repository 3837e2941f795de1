package io.jackfield.host.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CoreLoopTest {
    private final TestLoop test = new TestLoop();
    private final CoreLoop loop = test.loop();
    private final List<String> done = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void lackOfMemoryIsHeardOfByTheOneWhoWatches() {
        List<String> heard = new CopyOnWriteArrayList<>();
        test.loop().watch(error -> heard.add(error.getMessage()));

        test.loop().run(() -> {
            throw new IllegalStateException("an ordinary failure");
        });
        test.loop().run(() -> {
            throw new OutOfMemoryError("as if");
        });
        test.loop().afterThisTurn(() -> {
            throw new StackOverflowError("as if too");
        });

        await().until(() -> heard.size() == 2);
        assertThat(heard).containsExactlyInAnyOrder("as if", "as if too");
    }

    @Test
    void tasksRunInTheOrderInWhichTheyWereGiven() {
        IntStream.range(0, 1_000).forEach(number -> loop.run(() -> done.add("" + number)));

        await().until(() -> done.size() == 1_000);
        assertThat(done)
                .isEqualTo(IntStream.range(0, 1_000)
                        .mapToObj(number -> "" + number)
                        .toList());
    }

    @Test
    void whoGivesWorkWithoutEndLeavesTheLoopToOthersMeanwhile() {
        AtomicBoolean over = new AtomicBoolean();
        Runnable endless = new Runnable() {
            @Override
            public void run() {
                if (!over.get()) {
                    loop.run(this);
                }
            }
        };
        loop.run(() -> loop.vertx().setTimer(1, timer -> {
            done.add("heard");
            over.set(true);
        }));
        loop.run(endless);

        try {
            await().untilAsserted(() -> assertThat(done).containsExactly("heard"));
        } finally {
            over.set(true);
        }
    }

    @Test
    void noTaskOfManyThreadsIsLostAndEachKeepsItsOrder() throws InterruptedException {
        List<Thread> threads = IntStream.range(0, 8)
                .mapToObj(thread -> Thread.ofVirtual()
                        .start(() -> IntStream.range(0, 500)
                                .forEach(number -> loop.run(() -> done.add(thread + ":" + number)))))
                .toList();
        for (Thread thread : threads) {
            thread.join();
        }

        await().until(() -> done.size() == 4_000);
        assertThat(done.stream().filter(entry -> entry.startsWith("3:")).toList())
                .isEqualTo(IntStream.range(0, 500)
                        .mapToObj(number -> "3:" + number)
                        .toList());
    }

    @Test
    void allTasksShareOneThread() {
        IntStream.range(0, 10)
                .forEach(
                        number -> loop.run(() -> done.add(Thread.currentThread().getName())));

        await().until(() -> done.size() == 10);
        assertThat(done).containsOnly(done.getFirst());
    }

    @Test
    void tasksThatComeWhileOthersRunAreDoneInTheSameTurn() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch given = new CountDownLatch(1);
        loop.run(() -> {
            begun.countDown();
            awaitQuietly(given);
            loop.afterThisTurn(() -> done.add("next turn"));
            done.add("first");
        });
        begun.await();
        loop.run(() -> done.add("second"));
        loop.run(() -> done.add("third"));
        given.countDown();

        await().until(() -> done.size() == 4);
        assertThat(done).containsExactly("first", "second", "third", "next turn");
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void taskThatFailsDoesNotStopTheLoop() {
        loop.run(() -> {
            throw new IllegalStateException("broken on purpose");
        });
        loop.run(() -> {
            throw new NoClassDefFoundError("broken on purpose");
        });
        loop.run(() -> done.add("after"));

        await().until(() -> done.contains("after"));
    }

    @Test
    void timerRunsOnTheLoop() {
        loop.run(() -> done.add(Thread.currentThread().getName()));
        loop.later(Duration.ofMillis(1), () -> done.add(Thread.currentThread().getName()));

        await().until(() -> done.size() == 2);
        assertThat(done.getFirst()).isEqualTo(done.getLast());
    }

    @Test
    void askerGetsTheAnswerOrTheFailure() throws Exception {
        Duration limit = Duration.ofSeconds(5);

        assertThat(loop.await(() -> Future.succeededFuture("yes"), limit)).isEqualTo("yes");
        assertThatThrownBy(() -> loop.await(() -> Future.failedFuture("no"), limit))
                .isInstanceOf(ExecutionException.class)
                .hasMessageContaining("no");
        assertThatThrownBy(() -> loop.await(
                        () -> {
                            throw new IllegalStateException("broken on purpose");
                        },
                        limit))
                .isInstanceOf(ExecutionException.class)
                .hasRootCauseMessage("broken on purpose");
    }

    @Test
    void askerDoesNotWaitForEver() {
        Promise<String> never = Promise.promise();

        assertThatThrownBy(() -> loop.await(never::future, Duration.ofMillis(5)))
                .isInstanceOf(TimeoutException.class);
    }

    @Test
    void failuresReachPluginsAsTheContractsException() {
        Blocking blocking = new Blocking(loop);
        JackfieldException known = new JackfieldException(StandardError.NOT_FOUND, "no such thing");

        assertThatThrownBy(() -> blocking.get("memory", () -> Future.failedFuture(known)))
                .isSameAs(known);
        assertThatThrownBy(() -> blocking.get("memory", () -> Future.failedFuture("down")))
                .isInstanceOf(JackfieldException.class)
                .hasMessage("the memory desk failed: down")
                .extracting(error -> ((JackfieldException) error).error())
                .isEqualTo(StandardError.UNAVAILABLE);
    }

    @Test
    void interruptedPluginStaysInterrupted() {
        Promise<String> never = Promise.promise();
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> new Blocking(loop).get("memory", never::future))
                .isInstanceOf(JackfieldException.class)
                .hasMessageContaining("interrupted");
        assertThat(Thread.interrupted()).isTrue();
    }
}
