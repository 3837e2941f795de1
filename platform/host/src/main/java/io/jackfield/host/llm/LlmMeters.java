package io.jackfield.host.llm;

import io.jackfield.api.StandardError;
import io.jackfield.api.desk.ModelDesk.Answer;
import io.jackfield.api.desk.ModelDesk.Answer.End;
import io.jackfield.api.llm.Usage;
import io.jackfield.host.config.ModelOffer;
import io.jackfield.host.meters.Histograms;
import io.jackfield.host.trace.Trace;
import io.jackfield.host.trace.UpdateSteps;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/**
 * What models did and cost: {@code ai_requests_total} and {@code ai_request_duration_seconds} by offer that was asked,
 * all its tries together, and beside them failures of single tries, first-token times, tokens, dollars and fallbacks.
 */
public final class LlmMeters {
    private static final String PROVIDER = "provider";

    private final MeterRegistry registry;
    private final UpdateSteps steps;
    private final ModelUse use;

    public LlmMeters(MeterRegistry registry) {
        this(registry, UpdateSteps.NONE, new ModelUse());
    }

    /**
     * @param steps hears of what was asked for updates
     * @param use gets the same for the statistics
     */
    public LlmMeters(MeterRegistry registry, UpdateSteps steps, ModelUse use) {
        this.registry = registry;
        this.steps = steps;
        this.use = use;
    }

    /** An offer has answered, or given up; on the thread that has asked. */
    void asked(ModelOffer offer, End end, long nanos) {
        registry.counter("ai.requests", PROVIDER, offer.provider(), "model", offer.model(), "end", lower(end))
                .increment();
        Histograms.of("ai.request.duration")
                .tag(PROVIDER, offer.provider())
                .register(registry)
                .record(nanos, TimeUnit.NANOSECONDS);
        steps.asked(
                Trace.current(),
                offer.provider(),
                offer.model(),
                System.nanoTime() - nanos,
                lower(end),
                end == End.BROKEN);
    }

    /** One try has failed before anything came. */
    void failed(String provider, StandardError error) {
        registry.counter("ai.failures", PROVIDER, provider, "error", lower(error))
                .increment();
    }

    /** One try of an offer has ended, however. */
    void tried(String bot, ModelOffer offer, Answer answer, OptionalLong firstTokenNanos, long nanos) {
        firstTokenNanos.ifPresent(first -> Histograms.of("ai.first.token")
                .tags(PROVIDER, offer.provider(), "model", offer.model())
                .register(registry)
                .record(first, TimeUnit.NANOSECONDS));
        use.called(bot, offer.provider(), offer.model(), firstTokenNanos);
        answer.failure().ifPresent(failure -> use.failed(bot, offer.provider(), offer.model(), failure.error()));
        if (answer.failure().isEmpty() && answer.end() != End.STOPPED) {
            use.answered(bot, offer.provider(), offer.model(), nanos);
        }
    }

    /** A recording was written down. */
    void heard(String bot, String provider, String model, long nanos) {
        use.called(bot, provider, model, OptionalLong.empty());
        use.answered(bot, provider, model, nanos);
    }

    /** A recording could not be written down. */
    void unheard(String bot, String provider, String model, StandardError error) {
        failed(provider, error);
        use.called(bot, provider, model, OptionalLong.empty());
        use.failed(bot, provider, model, error);
    }

    void fellBack(String bot, ModelOffer from, ModelOffer to) {
        registry.counter("ai.fallbacks", "bot", bot, "from", from.id(), "to", to.id())
                .increment();
    }

    void used(String bot, ModelOffer offer, Answer answer) {
        Usage usage = answer.usage();
        use.used(bot, offer.provider(), offer.model(), usage);
        tokens(offer, "input", usage.inputTokens());
        tokens(offer, "cached", usage.cachedTokens());
        tokens(offer, "output", usage.outputTokens());
        usage.costUsd()
                .ifPresent(cost -> registry.counter("ai.cost.usd", PROVIDER, offer.provider(), "bot", bot)
                        .increment(cost.doubleValue()));
    }

    /** An answer on nobody's plan, such as a summary: it is on the bot's own account. */
    void onBot(String bot, ModelOffer offer, Answer answer) {
        Usage usage = answer.usage();
        registry.counter("ai.own.tokens", "bot", bot, "offer", offer.id())
                .increment(usage.inputTokens() + (double) usage.outputTokens());
        usage.costUsd()
                .ifPresent(cost -> registry.counter("ai.own.cost.usd", "bot", bot, "offer", offer.id())
                        .increment(cost.doubleValue()));
    }

    /** A prompt source has failed, or was too slow. */
    void leftOut(String plugin, String source) {
        registry.counter("ai.background.left.out", "plugin", plugin, "source", source)
                .increment();
    }

    private void tokens(ModelOffer offer, String direction, long count) {
        registry.counter("ai.tokens", PROVIDER, offer.provider(), "offer", offer.id(), "direction", direction)
                .increment(count);
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
