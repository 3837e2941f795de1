package io.jackfield.host.llm;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.api.desk.ModelDesk.Answer;
import io.jackfield.api.llm.CompletionRequest;
import io.jackfield.api.llm.ModelMessage;
import io.jackfield.host.config.BotConfig;
import io.jackfield.host.config.LlmConfig;
import io.jackfield.host.config.ModelOffer;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;

/**
 * Prompts by which operators try a model: one call of its service, with no further try and no fallback, also of a model
 * that rests or whose provider is left alone; an answer ends the latter. Charged to no user, on the account of a bot.
 * From any thread; each runs on a thread of its own, and the newest are kept until the host ends.
 */
public final class ModelTrials {
    private static final int KEPT = 50;
    private static final int MOST_AT_ONCE = 4;

    private final Providers providers;
    private final Breakers breakers;
    private final ProviderAlerts alerts;
    private final LlmMeters meters;
    private final LlmConfig config;
    private final Waiting waiting;
    private final Clock clock;
    private final SequencedMap<String, ModelTrial> all = new LinkedHashMap<>();

    ModelTrials(
            Providers providers,
            Breakers breakers,
            ProviderAlerts alerts,
            LlmMeters meters,
            LlmConfig config,
            Waiting waiting,
            Clock clock) {
        this.providers = providers;
        this.breakers = breakers;
        this.alerts = alerts;
        this.meters = meters;
        this.config = config;
        this.waiting = waiting;
        this.clock = clock;
    }

    /**
     * What to ask.
     *
     * @param bot on whose account, and with whose key where it has one of its own
     * @param offer the model, the longest answer and the options
     * @param limit until the answer has to be there
     */
    public record Order(BotConfig bot, ModelOffer offer, String prompt, Duration limit) {}

    /** Begins; throws {@code OVERLOADED} while enough of them run. */
    public ModelTrial begin(Order order) {
        ModelTrial trial = new ModelTrial(
                UUID.randomUUID().toString().substring(0, 8),
                order.offer().provider(),
                order.offer().model(),
                order.bot().id(),
                clock.instant());
        keep(trial);
        Thread.ofVirtual().name("model-trial").start(() -> run(order, trial));
        return trial;
    }

    private synchronized void keep(ModelTrial trial) {
        if (all.values().stream().filter(one -> one.outcome().isEmpty()).count() >= MOST_AT_ONCE) {
            throw new JackfieldException(
                    StandardError.OVERLOADED, MOST_AT_ONCE + " models are being tried already; wait until one is done");
        }
        all.put(trial.id(), trial);
        if (all.size() > KEPT) {
            all.pollFirstEntry();
        }
    }

    /** One that was begun; empty when it is too long ago. */
    public synchronized Optional<ModelTrial> find(String id) {
        return Optional.ofNullable(all.get(id));
    }

    /** Blocking. */
    void run(Order order, ModelTrial trial) {
        long begun = waiting.nanos();
        try {
            Answer answer = ask(order, trial);
            trial.end(answer, Duration.ofNanos(waiting.nanos() - begun));
        } catch (RuntimeException e) {
            trial.failed(e, Duration.ofNanos(waiting.nanos() - begun));
        }
    }

    private Answer ask(Order order, ModelTrial trial) {
        ModelOffer offer = order.offer();
        String bot = order.bot().id();
        Providers.Found provider = providers.get(offer.provider());
        Prompt prompt = Prompt.fitting(
                List.of(ModelMessage.user(order.prompt())),
                offer,
                Window.of(offer, providers.info(provider, offer.model())));
        CompletionRequest request = new CompletionRequest(
                offer.model(),
                prompt.messages(),
                offer.maxTokens(),
                offer.options(),
                "",
                clock.instant().plus(order.limit()),
                bot);
        long begun = waiting.nanos();
        ModelAnswer watched = new ModelAnswer(offer.id(), trial::append, config, waiting);
        Answer answer;
        try {
            providers.send(provider, order.limit(), found -> found.complete(request, watched), watched.call());
            answer = OfferAttempts.withUsage(watched.await(), prompt);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            answer = watched.interrupted();
        }
        count(bot, offer, answer, watched, waiting.nanos() - begun);
        if (answer.failure().isEmpty()) {
            ProviderAccount account = ProviderAccount.of(provider, order.bot(), offer);
            breakers.of(account).works();
            alerts.answered(account);
        }
        watched.firstTokenNanos().ifPresent(nanos -> trial.firstToken(Duration.ofNanos(nanos)));
        return answer;
    }

    private void count(String bot, ModelOffer offer, Answer answer, ModelAnswer watched, long nanos) {
        meters.asked(offer, answer.end(), nanos);
        meters.tried(bot, offer, answer, watched.firstTokenNanos(), nanos);
        answer.failure().ifPresent(failure -> meters.failed(offer.provider(), failure.error()));
        meters.used(bot, offer, answer);
        meters.onBot(bot, offer, answer);
    }
}
