package io.jackfield.host.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.host.bus.TestLoop;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class PluginCallsTest {
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofMillis(50);

    private final TestLoop test = new TestLoop();
    private final PluginCalls calls = new PluginCalls(test.loop(), new PluginMeters(new SimpleMeterRegistry()), 2);
    private final LoadedPlugin plugin = TestPlugins.named("shop");
    private final List<CallResult<String>> results = new CopyOnWriteArrayList<>();
    private final CountDownLatch end = new CountDownLatch(1);

    @AfterEach
    void close() {
        end.countDown();
        test.close();
    }

    private RunningCall start(Duration limit, Callable<String> work) {
        return calls.start(plugin, limit, work, results::add);
    }

    private static StandardError error(CallResult<String> result) {
        return ((CallResult.Failed<String>) result).error().error();
    }

    private CallResult<String> result() {
        await().until(() -> !results.isEmpty());
        return results.getFirst();
    }

    @Test
    void workHasAVirtualThreadAndTheLoaderOfItsPlugin() {
        start(LONG, () -> {
            Thread thread = Thread.currentThread();
            return thread.isVirtual() + " " + thread.getName() + " "
                    + (thread.getContextClassLoader() == plugin.classLoader());
        });

        assertThat(result()).isEqualTo(new CallResult.Answered<>("true plugin-shop true"));
        await().until(plugin::isIdle);
        assertThat(calls.count()).isZero();
    }

    @Test
    void workKnowsItsCall() {
        RunningCall[] seen = new RunningCall[1];

        RunningCall call = start(LONG, () -> {
            seen[0] = RunningCall.current();
            return "";
        });

        result();
        assertThat(seen[0]).isSameAs(call);
        assertThat(RunningCall.current()).isNull();
    }

    @Test
    void failuresOfEveryKindBecomeTheContractsException() {
        JackfieldException known = new JackfieldException(StandardError.RATE_LIMITED, "slow down");
        start(LONG, () -> {
            throw known;
        });
        await().until(() -> results.size() == 1 && plugin.isIdle());
        start(LONG, () -> {
            throw new StackOverflowError("broken on purpose");
        });
        await().until(() -> results.size() == 2 && plugin.isIdle());
        start(LONG, () -> {
            throw new InterruptedException("broken on purpose");
        });
        await().until(() -> results.size() == 3);

        assertThat(results)
                .extracting(PluginCallsTest::error)
                .containsExactly(StandardError.RATE_LIMITED, StandardError.PLUGIN_FAULT, StandardError.TIMED_OUT);
    }

    @Test
    void deadlineInterruptsAndTellsTheListenerOnce() {
        AtomicInteger interrupted = new AtomicInteger();

        start(SHORT, () -> {
            try {
                end.await();
            } catch (InterruptedException e) {
                interrupted.incrementAndGet();
            }
            return "too late";
        });

        assertThat(error(result())).isEqualTo(StandardError.TIMED_OUT);
        await().until(() -> interrupted.get() == 1 && plugin.isIdle());
        assertThat(results).hasSize(1);
    }

    @Test
    void workThatDoesNotHeedTheInterruptCountsUntilItEnds() {
        start(SHORT, () -> {
            awaitStubbornly();
            return "too late";
        });

        assertThat(error(result())).isEqualTo(StandardError.TIMED_OUT);
        assertThat(plugin.isIdle()).isFalse();
        end.countDown();
        await().until(plugin::isIdle);
    }

    private void awaitStubbornly() {
        while (end.getCount() > 0) {
            try {
                end.await();
            } catch (InterruptedException e) {
                // Heard, and ignored on purpose.
            }
        }
    }

    @Test
    void deadlineOfAStreamIsALongerOne() {
        start(SHORT, () -> {
            RunningCall.current().extendTo(LONG.toNanos());
            end.await();
            return "in time";
        });
        start(SHORT, () -> {
            end.await();
            return "";
        });
        assertThat(error(result())).isEqualTo(StandardError.TIMED_OUT);

        end.countDown();

        await().until(() -> results.contains(new CallResult.Answered<>("in time")));
    }

    @Test
    void moreCallsThanAllowedAreRefusedAtOnce() {
        start(LONG, () -> waitForEnd());
        start(LONG, () -> waitForEnd());

        start(LONG, () -> "one too many");

        assertThat(error(results.getFirst())).isEqualTo(StandardError.UNAVAILABLE);
        end.countDown();
        await().until(() -> results.size() == 3 && plugin.isIdle());
        start(LONG, () -> "again");
        await().until(() -> results.contains(new CallResult.Answered<>("again")));
    }

    private String waitForEnd() throws InterruptedException {
        end.await();
        return "";
    }

    @Test
    void listenerThatFailsLeavesNothingBehind() {
        calls.start(plugin, LONG, () -> "", result -> {
            throw new IllegalStateException("broken on purpose");
        });
        await().until(plugin::isIdle);
        calls.start(plugin, SHORT, this::waitForEnd, result -> {
            throw new IllegalStateException("broken on purpose");
        });
        await().until(plugin::isIdle);

        start(SHORT, this::waitForEnd);

        assertThat(error(result())).isEqualTo(StandardError.TIMED_OUT);
    }

    @Test
    void cancelEndsWorkThatNobodyWaitsForAnyMore() {
        RunningCall call = start(LONG, this::waitForEnd);

        call.cancel();

        assertThat(error(result())).isEqualTo(StandardError.TIMED_OUT);
    }

    @Test
    void cancelBeforeTheThreadIsUpIsNotLost() {
        RunningCall call = new RunningCall(plugin, LONG.toNanos());
        Thread worker = new Thread(() -> {});
        call.cancel();

        assertThat(call.begin(Thread.currentThread())).isTrue();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(call.begin(worker)).isFalse();
    }

    @Test
    void stopIsHeardEvenByWhatBeginsAfterwards() {
        RunningCall call = new RunningCall(plugin, LONG.toNanos());
        AtomicInteger heard = new AtomicInteger();
        call.onStop(heard::incrementAndGet);
        call.stop();
        assertThat(heard).hasValue(1);

        call.onStop(() -> heard.addAndGet(10));

        assertThat(heard).hasValue(11);
    }

    @Test
    void callsOfAPluginThatHasToGoAreEnded() {
        start(LONG, this::waitForEnd);
        await().until(() -> calls.count() == 1);

        calls.endAll(plugin);

        assertThat(error(result())).isEqualTo(StandardError.UNAVAILABLE);
        await().until(plugin::isIdle);
    }
}
