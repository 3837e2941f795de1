package io.jackfield.host;

import io.jackfield.host.plugins.PluginStatus;
import io.jackfield.host.web.HealthReport;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** The node's own gauges: {@code bot_uptime_seconds} and what the health report counts. */
final class HostMeters {
    HostMeters(MeterRegistry registry, Clock clock, Supplier<HealthReport> health) {
        Instant started = clock.instant();
        Gauge.builder(
                        "bot.uptime.seconds",
                        () -> Duration.between(started, clock.instant()).toSeconds())
                .register(registry);
        Gauge.builder(
                        "host.waiting",
                        () -> health.get().waiting().values().stream()
                                .mapToInt(Integer::intValue)
                                .sum())
                .register(registry);
        Gauge.builder(
                        "plugin.generations.lingering",
                        () -> health.get().lingering().size())
                .register(registry);
        Gauge.builder("alerts.open", () -> health.get().alerts().size()).register(registry);
        Gauge.builder("ai.providers.left.alone", () -> health.get().leftAlone().size())
                .register(registry);
        Gauge.builder(
                        "plugins.left.out",
                        () -> health.get().plugins().stream()
                                .map(PluginStatus::problem)
                                .filter(Optional::isPresent)
                                .count())
                .register(registry);
    }
}
