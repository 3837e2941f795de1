package io.jackfield.host.outbox;

import io.jackfield.host.alerts.AlertAction;
import io.jackfield.host.alerts.AlertObject;
import io.jackfield.host.alerts.Alerts;
import io.jackfield.host.alerts.Trouble;
import io.jackfield.host.meters.Histograms;
import io.jackfield.host.people.People;
import io.jackfield.host.store.EventRow;
import io.jackfield.host.telegram.ApiAnswer;
import io.jackfield.host.telegram.BotCall;
import io.jackfield.host.telegram.ServedBot;
import io.jackfield.host.trace.Trace;
import io.jackfield.host.trace.UpdateSteps;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * Counts what is sent, tells the people desk who cannot be reached, and the operator of tokens that are revoked. Core
 * loop only.
 */
public final class OutboxMeters implements OutboxEvents {
    private static final String BOT = "bot";

    private final MeterRegistry registry;
    private final People people;
    private final Supplier<Alerts> alerts;
    private final Clock clock;
    private final Map<Integer, Counter> sent = new HashMap<>();
    private final Map<Integer, Timer> answers = new HashMap<>();
    private BiConsumer<BotCall, ApiAnswer> uploads = (call, answer) -> {};
    private UpdateSteps steps = UpdateSteps.NONE;

    /**
     * @param alerts asked when there is one
     * @param clock dates what is recorded of people who cannot be reached
     */
    public OutboxMeters(MeterRegistry registry, People people, Supplier<Alerts> alerts, Clock clock) {
        this.alerts = alerts;
        this.clock = clock;
        this.registry = registry;
        this.people = people;
    }

    /** Its figures are there from the beginning, as zeros. */
    public void serve(ServedBot bot) {
        messages(bot);
        answers(bot);
        rateLimits(bot);
        refusals(bot);
    }

    @Override
    public void sent(ServedBot bot) {
        messages(bot).increment();
    }

    private Counter messages(ServedBot bot) {
        return sent.computeIfAbsent(
                bot.number(),
                number -> Counter.builder("telegram.messages")
                        .tag("direction", "out")
                        .tag(BOT, bot.id())
                        .register(registry));
    }

    /** Who wants to know how Telegram knows the files of messages, from now on. */
    public void onUpload(BiConsumer<BotCall, ApiAnswer> listener) {
        uploads = listener;
    }

    @Override
    public void uploaded(BotCall call, ApiAnswer answer) {
        uploads.accept(call, answer);
    }

    @Override
    public void answered(ServedBot bot, long nanos) {
        answers(bot).record(nanos, TimeUnit.NANOSECONDS);
    }

    /** Tells these of the ends of answers, from now on. */
    public void tell(UpdateSteps listener) {
        steps = listener;
    }

    @Override
    public void ended(Trace update, long since, boolean isWhole) {
        steps.sent(update, since, isWhole);
    }

    private Timer answers(ServedBot bot) {
        return answers.computeIfAbsent(
                bot.number(),
                number -> Histograms.of("answer").tag(BOT, bot.id()).register(registry));
    }

    @Override
    public void rateLimited(ServedBot bot) {
        rateLimits(bot).increment();
    }

    private Counter rateLimits(ServedBot bot) {
        return registry.counter("telegram.rate.limited", BOT, bot.id());
    }

    @Override
    public void refused(ServedBot bot) {
        refusals(bot).increment();
    }

    private Counter refusals(ServedBot bot) {
        return registry.counter("telegram.refused", BOT, bot.id());
    }

    @Override
    public void tokenRevoked(ServedBot bot, String words) {
        alerts.get()
                .raise(Trouble.of(keyOf(bot), words)
                        .critical()
                        .about(AlertObject.bot(bot.id()))
                        .endedBy(AlertAction.showBot(bot.id())));
    }

    @Override
    public void accepted(ServedBot bot) {
        alerts.get().clear(keyOf(bot));
    }

    private static String keyOf(ServedBot bot) {
        return "token " + bot.id();
    }

    @Override
    public void unreachable(ServedBot bot, long chat) {
        Optional<EventRow> blocked = bot.config().events().records("blocked")
                ? Optional.of(EventRow.reachability(bot.number(), clock.instant(), chat, false))
                : Optional.empty();
        people.reachable(bot.number(), chat, false, blocked);
    }
}
