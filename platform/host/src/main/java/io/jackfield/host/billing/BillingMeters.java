package io.jackfield.host.billing;

import io.jackfield.api.StandardError;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code subscriptions_active} by bot and plan, and {@code quota_refusals_total} by bot, plan and reason. */
final class BillingMeters {
    private final MeterRegistry registry;
    private final MultiGauge active;

    BillingMeters(MeterRegistry registry) {
        this.registry = registry;
        active = MultiGauge.builder("subscriptions.active").register(registry);
    }

    void refused(String bot, String plan, StandardError reason) {
        registry.counter(
                        "quota.refusals",
                        Tags.of(
                                "bot",
                                bot,
                                "plan",
                                plan,
                                "reason",
                                reason.name().toLowerCase(Locale.ROOT)))
                .increment();
    }

    /** @param subscribers how many each plan has, by bot */
    void active(Map<String, Map<String, Long>> subscribers) {
        List<MultiGauge.Row<?>> rows = new ArrayList<>();
        subscribers.forEach((bot, plans) ->
                plans.forEach((plan, count) -> rows.add(MultiGauge.Row.of(Tags.of("bot", bot, "plan", plan), count))));
        active.register(rows, true);
    }
}
