package io.jackfield.host.llm;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.api.chat.Attachment;
import io.jackfield.api.command.Request;
import io.jackfield.api.desk.ModelDesk;
import io.jackfield.api.llm.ModelInfo;
import io.jackfield.api.llm.ModelInfo.Input;
import io.jackfield.api.llm.TextSink;
import io.jackfield.host.alerts.Alerts;
import io.jackfield.host.calls.RunningCall;
import io.jackfield.host.config.BotConfig;
import io.jackfield.host.config.LiveConfig;
import io.jackfield.host.config.LlmConfig;
import io.jackfield.host.config.ModelOffer;
import io.jackfield.host.loop.HostWaits;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.function.Supplier;

/** Offers models and asks them. Blocking; on the threads of plugins. */
public final class HostModelDesk implements ModelDesk {
    /** What an answer is reckoned with whose length nobody has set. */
    private static final int USUAL_ANSWER = 4_096;
    /** Without counting: English has more characters to a token, Russian as many. */
    private static final int CHARACTERS_PER_TOKEN = 3;

    /** For questions outside of any call; each answer has a limit of its own. */
    private static final Duration UNHURRIED = Duration.ofHours(1);

    private final Providers providers;
    private final LiveConfig bots;
    private final SpendingGate gate;
    private final UserTags tags;
    private final Fallbacks fallbacks;
    private final Transcriber transcriber;
    private final ModelTrials trials;
    private final Waiting waiting;
    private final LlmMeters meters;
    private final Function<Request, List<String>> background;

    public HostModelDesk(
            Providers providers,
            LlmConfig config,
            LiveConfig bots,
            SpendingGate gate,
            UserTags tags,
            Breakers breakers,
            ModelRests rests,
            Alerts alerts,
            LlmMeters meters,
            PromptSources sources,
            Clock clock) {
        this(
                providers,
                config,
                bots,
                gate,
                tags,
                breakers,
                rests,
                alerts,
                meters,
                sources::background,
                clock,
                Waiting.REAL,
                () -> ThreadLocalRandom.current().nextDouble());
    }

    HostModelDesk(
            Providers providers,
            LlmConfig config,
            LiveConfig bots,
            SpendingGate gate,
            UserTags tags,
            Breakers breakers,
            ModelRests rests,
            Alerts alerts,
            LlmMeters meters,
            Function<Request, List<String>> background,
            Clock clock,
            Waiting waiting,
            DoubleSupplier random) {
        this.providers = providers;
        this.bots = bots;
        this.gate = gate;
        this.tags = tags;
        this.waiting = waiting;
        this.meters = meters;
        this.background = background;
        ProviderAlerts providerAlerts = new ProviderAlerts(alerts);
        Backoff backoff = new Backoff(config.retries(), random);
        OfferAttempts tries =
                new OfferAttempts(providers, breakers, providerAlerts, meters, config, backoff, waiting, clock);
        fallbacks = new Fallbacks(providers, rests, tries, meters);
        transcriber = new Transcriber(providers, breakers, rests, providerAlerts, meters, backoff, waiting, clock);
        trials = new ModelTrials(providers, breakers, providerAlerts, meters, config, waiting, clock);
    }

    /** What operators ask models. */
    public ModelTrials trials() {
        return trials;
    }

    @Override
    public List<Offer> offers(String bot) {
        return bot(bot).models().stream()
                .flatMap(offer -> providers.find(offer.provider()).stream()
                        .map(provider -> described(offer, providers.info(provider, offer.model()))))
                .toList();
    }

    private static Offer described(ModelOffer offer, ModelInfo info) {
        return new Offer(
                offer.id(),
                offer.label(),
                offer.provider(),
                offer.premium(),
                info.inputs().contains(Input.IMAGE),
                info.contextTokens());
    }

    @Override
    public int tokens(String bot, String offer, String text) {
        ModelOffer known = offer(bot(bot), offer);
        ModelInfo info = providers.info(providers.get(known.provider()), known.model());
        return Window.withMargin(TokenCounter.count(text), info);
    }

    @Override
    public boolean hearsSpeech(String bot) {
        return bot(bot).speech()
                .flatMap(speech -> providers.find(speech.provider()))
                .isPresent();
    }

    @Override
    public String transcribe(String bot, Attachment.Bytes recording, String language) {
        if (!hearsSpeech(bot)) {
            throw new JackfieldException(
                    StandardError.NOT_FOUND,
                    "bot " + bot + " has no model that writes recordings down; see speech in config/bots/" + bot
                            + ".yaml");
        }
        return onBehalfOfOthers(
                () -> transcriber.transcribe(bot(bot), recording, language, Stop.ofCurrentCall(), until()));
    }

    @Override
    public List<String> background(Request request) {
        return background.apply(request);
    }

    @Override
    public Answer ask(Question question, TextSink sink) {
        return onBehalfOfOthers(() -> answer(question, sink));
    }

    /** How slow a model is and how its plugin fails is no fault of the plugin that asks. */
    private static <T> T onBehalfOfOthers(Supplier<T> question) {
        HostWaits waits = HostWaits.ofCurrentCall();
        waits.begin();
        try {
            return question.get();
        } catch (JackfieldException e) {
            RunningCall caller = RunningCall.current();
            if (caller != null) {
                caller.excuse(e);
            }
            throw e;
        } finally {
            waits.end();
        }
    }

    private Answer answer(Question question, TextSink sink) {
        BotConfig bot = bot(question.bot());
        ModelOffer asked = offer(bot, question.offer());
        String tag =
                question.user().isPresent() ? tags.of(bot.id(), question.user().getAsLong()) : "";
        ModelQuestion ask = new ModelQuestion(bot, question.messages(), sink, Stop.ofCurrentCall(), tag, until());
        Spending spending = new Spending(gate, bot.id(), question.user(), asked, estimate(question, asked));
        spending.reserve();
        Answer answer;
        try {
            answer = fallbacks.ask(ask, asked, spending);
        } catch (RuntimeException | Error e) {
            spending.release();
            throw e;
        }
        if (question.user().isEmpty()) {
            meters.onBot(bot.id(), asked, answer);
        }
        if (answer.end() == Answer.End.BROKEN && answer.text().isEmpty()) {
            throw answer.failure().orElseThrow();
        }
        return answer;
    }

    /** Of the longest answer only what is usual: what is reserved is not there for the user's next question. */
    private long estimate(Question question, ModelOffer offer) {
        long characters = question.messages().stream()
                .mapToLong(message -> message.text().length())
                .sum();
        long answer = offer.maxTokens() > 0 ? offer.maxTokens() : USUAL_ANSWER;
        long both = characters / CHARACTERS_PER_TOKEN + answer;
        return providers
                .find(offer.provider())
                .map(provider ->
                        Math.min(both, providers.info(provider, offer.model()).contextTokens()))
                .orElse(both);
    }

    /** The deadline of the call that asks us. */
    private long until() {
        RunningCall caller = RunningCall.current();
        return waiting.nanos() + (caller == null ? UNHURRIED : caller.left()).toNanos();
    }

    private static ModelOffer offer(BotConfig bot, String id) {
        return bot.models().stream()
                .filter(candidate -> candidate.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new JackfieldException(
                        StandardError.NOT_FOUND,
                        "bot " + bot.id() + " offers no model '" + id + "'; see models in config/bots/" + bot.id()
                                + ".yaml"));
    }

    private BotConfig bot(String id) {
        return bots.now().bots().stream()
                .filter(bot -> bot.id().equals(id))
                .findFirst()
                .orElseThrow(
                        () -> new JackfieldException(StandardError.NOT_FOUND, "this host serves no bot '" + id + "'"));
    }
}
