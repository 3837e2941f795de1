package io.jackfield.host.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.StandardError;
import io.jackfield.host.calls.Breaker.Outcome;
import io.jackfield.host.config.PluginsConfig;
import io.jackfield.host.plugins.LoadedPlugin;
import io.jackfield.host.plugins.TestPlugins;
import io.jackfield.host.trace.Trace;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class BulkheadTest {
    private static final PluginsConfig CONFIG = TestPlugins.limits(2, 1);
    private static final long WAIT_LIMIT = CONFIG.limits().waitLimit().toNanos();

    private final LoadedPlugin plugin = TestPlugins.named("shop");
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final PluginMeters meters = new PluginMeters(registry);
    private final Bulkhead bulkhead = new Bulkhead(plugin, CONFIG.limits(), CONFIG.quarantine(), meters);
    private long nanoTime = 77;
    private final FairClock clock =
            new FairClock(() -> nanoTime, Duration.ofMinutes(1).toNanos());

    private PluginJob<String> job() {
        RunningCall call = new RunningCall(plugin, Duration.ofMinutes(1).toNanos(), clock, () -> {}, Trace.NONE);
        return new PluginJob<>(call, () -> "", result -> {});
    }

    private Bulkhead.Entry ask(PluginJob<?> job) {
        return bulkhead.ask(job, false, clock.now());
    }

    private void quarantine() {
        for (int call = 0; call < Breaker.FAILURES; call++) {
            bulkhead.ended(job().call(), Outcome.FAILED, clock.now());
        }
    }

    @Test
    void callsBeyondTheLimitWaitAndTheNextIsRefused() {
        PluginJob<String> first = job();
        assertThat(ask(first)).isInstanceOf(Bulkhead.Entry.Enters.class);
        assertThat(ask(job())).isInstanceOf(Bulkhead.Entry.Enters.class);
        PluginJob<String> third = job();
        assertThat(ask(third)).isInstanceOf(Bulkhead.Entry.Waits.class);

        assertThat(ask(job())).isInstanceOfSatisfying(Bulkhead.Entry.Refused.class, refused -> {
            assertThat(refused.why().reason()).isEqualTo(Refusal.Reason.FULL);
            assertThat(refused.why().error().error()).isEqualTo(StandardError.UNAVAILABLE);
        });
        assertThat(bulkhead.left(first.call())).contains(third);
    }

    @Test
    void callThatHasWaitedTooLongIsTurnedAwayAndNotSooner() {
        ask(job());
        ask(job());
        PluginJob<String> waiting = job();
        ask(waiting);
        nanoTime += WAIT_LIMIT;
        assertThat(bulkhead.turnAway(clock.look())).isEmpty();

        nanoTime++;

        List<Bulkhead.Turned> away = bulkhead.turnAway(clock.look());
        assertThat(away).extracting(Bulkhead.Turned::job).containsExactly(waiting);
        assertThat(away.getFirst().why().reason()).isEqualTo(Refusal.Reason.WAITED);
    }

    @Test
    void timeInWhichTheProcessStoodStillIsNoWaiting() {
        FairClock strict = new FairClock(() -> nanoTime, 1);
        RunningCall call = new RunningCall(plugin, WAIT_LIMIT, strict, () -> {}, Trace.NONE);
        ask(job());
        ask(job());
        ask(new PluginJob<>(call, () -> "", result -> {}));
        nanoTime += Duration.ofHours(1).toNanos();

        assertThat(bulkhead.turnAway(strict.look())).isEmpty();
        assertThat(call.isOverdue(strict.now())).isFalse();
    }

    @Test
    void plentyOfCallsThatOnlyRunKeepNobodyOut() {
        Bulkhead roomy = new Bulkhead(plugin, TestPlugins.limits(1000, 0).limits(), CONFIG.quarantine(), meters);

        for (int call = 0; call < 1000; call++) {
            nanoTime += Duration.ofMillis(10).toNanos();
            assertThat(roomy.ask(job(), false, clock.look())).isInstanceOf(Bulkhead.Entry.Enters.class);
            assertThat(roomy.turnAway(clock.now())).isEmpty();
        }
    }

    @Test
    void quarantineRefusesAndTurnsAwayAllButThePaid() {
        ask(job());
        ask(job());
        PluginJob<String> paid = job();
        bulkhead.ask(paid, true, clock.now());
        quarantine();

        assertThat(ask(job()))
                .isInstanceOfSatisfying(
                        Bulkhead.Entry.Refused.class,
                        refused -> assertThat(refused.why().reason()).isEqualTo(Refusal.Reason.QUARANTINE));
        assertThat(bulkhead.turnAway(clock.now())).isEmpty();
        assertThat(registry.get("plugin.quarantines").counter().count()).isEqualTo(1);
    }

    @Test
    void threeStuckCallsAreAQuarantineAndNoneTwice() {
        PluginJob<String> first = job();
        bulkhead.stuck(first.call(), clock.now());
        bulkhead.stuck(first.call(), clock.now());
        bulkhead.stuck(job().call(), clock.now());
        assertThat(bulkhead.figures(clock.now(), Instant.EPOCH).stuck()).isEqualTo(2);
        PluginJob<String> ended = job();
        ended.call().end();
        bulkhead.stuck(ended.call(), clock.now());
        assertThat(ask(job())).isInstanceOf(Bulkhead.Entry.Enters.class);

        bulkhead.stuck(job().call(), clock.now());

        assertThat(ask(job())).isInstanceOf(Bulkhead.Entry.Refused.class);
    }
}
