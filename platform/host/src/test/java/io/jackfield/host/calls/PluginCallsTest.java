package io.jackfield.host.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.host.loop.TestLoop;
import io.jackfield.host.plugins.LoadedPlugin;
import io.jackfield.host.plugins.TestPlugins;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Alone in its machine: some of these calls keep all processors. */
@Isolated
class PluginCallsTest {
    private static final Duration LONG = Duration.ofMinutes(1);
    /** A call whose thread comes up after its deadline does nothing at all. */
    private static final Duration SHORT = Duration.ofSeconds(1);

    private final TestLoop test = new TestLoop();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private volatile byte[] kept;
    private final PluginCalls calls =
            new PluginCalls(test.loop(), new PluginMeters(registry), TestPlugins.limits(2, 1));
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
    void callsBeyondThoseThatMayWaitAreRefusedAtOnce() {
        start(LONG, this::waitForEnd);
        start(LONG, this::waitForEnd);
        start(LONG, () -> "waits");

        start(LONG, () -> "one too many");

        assertThat(error(results.getFirst())).isEqualTo(StandardError.UNAVAILABLE);
        end.countDown();
        await().until(() -> results.size() == 4 && plugin.isIdle());
        start(LONG, () -> "again");
        await().until(() -> results.contains(new CallResult.Answered<>("again")));
    }

    @Test
    void callThatWaitsHasItsTurnWhenAnotherEnds() {
        start(LONG, this::waitForEnd);
        start(LONG, this::waitForEnd);

        start(LONG, () -> "waited");

        assertThat(calls.figures("shop")).isEqualTo(new PluginFigures(2, 1, 0, Optional.empty()));
        assertThat(results).isEmpty();
        end.countDown();
        await().until(() -> results.contains(new CallResult.Answered<>("waited")));
    }

    @Test
    void callThatHasWaitedTooLongIsTold() {
        start(LONG, this::waitForEnd);
        start(LONG, this::waitForEnd);

        start(LONG, () -> "waited");

        assertThat(error(result())).isEqualTo(StandardError.UNAVAILABLE);
        assertThat(calls.figures("shop").waiting()).isZero();
    }

    @Test
    void pluginThatKeepsFailingIsLeftAloneUntilATrialGoesWell() {
        AtomicInteger made = new AtomicInteger();
        failUntilQuarantined(made);

        start(LONG, () -> "not called");
        assertThat(error(results.getLast())).isEqualTo(StandardError.QUARANTINED);
        assertThat(calls.quarantines()).containsOnlyKeys("shop");

        await().until(() -> {
            start(LONG, () -> "well again");
            return results.contains(new CallResult.Answered<>("well again"));
        });
        assertThat(calls.quarantines()).isEmpty();
        assertThat(made).hasValue(Breaker.FAILURES);
    }

    @Test
    void paidCallIsMadeInQuarantineToo() {
        failUntilQuarantined(new AtomicInteger());

        calls.start(plugin, LONG, true, () -> "credited", results::add);

        await().until(() -> results.contains(new CallResult.Answered<>("credited")));
        assertThat(calls.quarantines()).containsOnlyKeys("shop");
    }

    @Test
    void newVersionStartsWithAGateOfItsOwn() {
        failUntilQuarantined(new AtomicInteger());

        calls.start(TestPlugins.named("shop", 2), LONG, () -> "new", results::add);

        await().until(() -> results.contains(new CallResult.Answered<>("new")));
    }

    @Test
    void outageOfADatabaseBehindThePluginIsNoReasonToLeaveItAlone() {
        for (int count = 0; count < 2 * Breaker.WINDOW; count++) {
            int before = results.size();
            start(LONG, () -> {
                throw new IllegalStateException("cannot read", new SQLException("connection refused", "08001"));
            });
            await().until(() -> results.size() > before && plugin.isIdle());
        }

        assertThat(results).extracting(PluginCallsTest::error).containsOnly(StandardError.UNAVAILABLE);
        assertThat(calls.quarantines()).isEmpty();
    }

    @Test
    void deadlinesThatPassWhileTheDatabaseIsAwayAreNoReasonEither() {
        PluginCalls without = new PluginCalls(
                test.loop(),
                new PluginMeters(new SimpleMeterRegistry()),
                TestPlugins.limits(Breaker.TIMEOUTS, 0),
                () -> true);

        for (int call = 0; call < Breaker.TIMEOUTS; call++) {
            without.start(plugin, SHORT, this::waitForEnd, results::add);
        }

        await().until(() -> results.size() == Breaker.TIMEOUTS);
        assertThat(results).extracting(PluginCallsTest::error).containsOnly(StandardError.TIMED_OUT);
        assertThat(without.quarantines()).isEmpty();
    }

    @Test
    void deadlinesInARowWithoutAnyExcuseAre() {
        PluginCalls roomy = new PluginCalls(
                test.loop(), new PluginMeters(new SimpleMeterRegistry()), TestPlugins.limits(Breaker.TIMEOUTS, 0));

        for (int call = 0; call < Breaker.TIMEOUTS; call++) {
            roomy.start(plugin, SHORT, this::waitForEnd, results::add);
        }

        await().until(() -> roomy.quarantines().containsKey("shop"));
    }

    @Test
    void deadlineDoesNotPassWhileTheProcessStandsStill() {
        AtomicLong nanoTime = new AtomicLong(77);
        FairClock clock = new FairClock(nanoTime::get, CallWatch.LATEST.toNanos());
        PluginCalls frozen = new PluginCalls(
                test.loop(), new PluginMeters(new SimpleMeterRegistry()), TestPlugins.limits(1, 0), () -> false, clock);
        frozen.start(plugin, SHORT, this::waitForEnd, results::add);

        nanoTime.addAndGet(Duration.ofHours(1).toNanos());
        test.run(frozen::look);
        assertThat(results).isEmpty();
        while (results.isEmpty() && nanoTime.get() < Duration.ofHours(2).toNanos()) {
            nanoTime.addAndGet(CallWatch.EVERY.toNanos());
            test.run(frozen::look);
        }

        assertThat(results).extracting(PluginCallsTest::error).containsExactly(StandardError.TIMED_OUT);
        assertThat(Duration.ofNanos(nanoTime.get())).isBetween(Duration.ofHours(1), Duration.ofMinutes(61));
    }

    @Test
    void otherPluginsAreNotAffected() {
        failUntilQuarantined(new AtomicInteger());

        calls.start(TestPlugins.named("other"), LONG, () -> "fine", results::add);

        await().until(() -> results.contains(new CallResult.Answered<>("fine")));
    }

    private void failUntilQuarantined(AtomicInteger made) {
        for (int count = 0; count < Breaker.FAILURES; count++) {
            int before = results.size();
            start(LONG, () -> {
                made.incrementAndGet();
                throw new AssertionError("broken on purpose");
            });
            await().until(() -> results.size() > before && plugin.isIdle());
        }
        assertThat(results).extracting(PluginCallsTest::error).containsOnly(StandardError.PLUGIN_FAULT);
    }

    @Test
    void callsThatIgnoreTheirInterruptAreCountedUntilTheyEnd() {
        start(SHORT, () -> {
            awaitStubbornly();
            return "";
        });

        await().until(() -> calls.figures("shop").stuck() == 1);
        assertThat(calls.quarantines()).isEmpty();
        end.countDown();
        await().until(() -> calls.figures("shop").equals(PluginFigures.NONE));
    }

    @Test
    void pluginWhoseCallsComputeWithoutEndGetsQuarantine() {
        PluginCalls roomy = new PluginCalls(
                test.loop(), new PluginMeters(new SimpleMeterRegistry()), TestPlugins.limits(Breaker.STUCK, 0));
        for (int call = 0; call < Breaker.STUCK; call++) {
            roomy.start(plugin, SHORT, this::spinUntilEnd, results::add);
        }

        await().atMost(Duration.ofSeconds(60)).until(() -> !roomy.quarantines().isEmpty());
        assertThat(roomy.quarantines().get("shop").cause()).contains("isolation: process");
    }

    @Test
    void thousandCallsThatOnlyWaitAreLeftAloneWhileAllCoresAreTaken() {
        int streams = 1000;
        SimpleMeterRegistry figures = new SimpleMeterRegistry();
        PluginCalls roomy = new PluginCalls(test.loop(), new PluginMeters(figures), TestPlugins.limits(streams, 0));
        int cores = Runtime.getRuntime().availableProcessors();
        for (int spinning = 0; spinning < 2 * cores; spinning++) {
            Thread.ofPlatform().daemon().start(this::spinUntilEnd);
        }
        CountDownLatch enough = new CountDownLatch(1);
        AtomicInteger pieces = new AtomicInteger();

        for (int stream = 0; stream < streams; stream++) {
            roomy.start(
                    plugin,
                    LONG,
                    () -> {
                        while (!enough.await(20, TimeUnit.MILLISECONDS)) {
                            pieces.incrementAndGet();
                        }
                        return "whole";
                    },
                    results::add);
        }
        await().atMost(Duration.ofSeconds(60)).until(() -> pieces.get() > 50 * streams);
        enough.countDown();

        await().atMost(Duration.ofSeconds(60)).until(() -> results.size() == streams);
        assertThat(results).containsOnly(new CallResult.Answered<>("whole"));
        assertThat(roomy.quarantines()).isEmpty();
        for (String wall : List.of("plugin.waits", "plugin.refusals", "plugin.interrupts", "plugin.quarantines")) {
            assertThat(figures.get(wall).counters())
                    .as(wall)
                    .allSatisfy(counter -> assertThat(counter.count()).isZero());
        }
    }

    private String spinUntilEnd() {
        while (end.getCount() > 0) {
            Thread.onSpinWait();
        }
        return "";
    }

    @Test
    void costIsEstimatedFromSomeCalls() {
        await().until(() -> {
            start(LONG, () -> {
                kept = new byte[1_000_000];
                return "";
            });
            return registry.get("plugin.allocated.bytes").functionCounter().count() > 1_000_000
                    && registry.get("plugin.cpu.seconds").functionCounter().count() > 0;
        });
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
    void callsOfAPluginThatHasToGoAreEnded() {
        start(LONG, this::waitForEnd);
        await().until(() -> calls.count() == 1);

        calls.endAll(plugin);

        assertThat(error(result())).isEqualTo(StandardError.UNAVAILABLE);
        await().until(plugin::isIdle);
    }
}
