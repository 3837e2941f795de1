package io.jackfield.host.llm;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.api.desk.ModelDesk;
import io.jackfield.api.llm.ChatRequest;
import io.jackfield.api.llm.ChatResult;
import io.jackfield.api.llm.ChatResult.End;
import io.jackfield.api.llm.TextSink;
import io.jackfield.host.bus.Addresses;
import io.jackfield.host.bus.CoreLoop;
import io.jackfield.host.config.BotConfig;
import io.jackfield.host.config.LiveConfig;
import io.jackfield.host.config.LlmConfig;
import io.jackfield.host.config.ModelOffer;
import io.jackfield.host.config.PluginsConfig;
import io.jackfield.host.plugins.LoadedPlugin;
import io.jackfield.host.plugins.PluginRoom;
import io.jackfield.host.plugins.RunningCall;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** Offers models and asks them. Blocking; on the threads of plugins. */
public final class LlmDesk implements ModelDesk {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(20);

    private final CoreLoop loop;
    private final PluginRoom plugins;
    private final LlmConfig config;
    private final PluginsConfig pluginsConfig;
    private final LiveConfig bots;
    private final LlmMeters meters;
    private final Clock clock;

    public LlmDesk(
            CoreLoop loop,
            PluginRoom plugins,
            LlmConfig config,
            PluginsConfig pluginsConfig,
            LiveConfig bots,
            LlmMeters meters,
            Clock clock) {
        this.loop = loop;
        this.plugins = plugins;
        this.config = config;
        this.pluginsConfig = pluginsConfig;
        this.bots = bots;
        this.meters = meters;
        this.clock = clock;
    }

    @Override
    public List<Offer> offers(String bot) {
        return bot(bot).models().stream()
                .filter(offer -> pluginOf(offer.provider()).isPresent())
                .map(offer -> new Offer(offer.id(), offer.label(), offer.provider(), offer.premium()))
                .toList();
    }

    @Override
    public ChatResult chat(Question question, TextSink sink) {
        ModelOffer offer = bot(question.bot()).models().stream()
                .filter(candidate -> candidate.id().equals(question.offer()))
                .findFirst()
                .orElseThrow(() -> new JackfieldException(
                        StandardError.NOT_FOUND,
                        "bot " + question.bot() + " offers no model '" + question.offer() + "'; see models in"
                                + " config/bots/" + question.bot() + ".yaml"));
        long started = System.nanoTime();
        for (int tries = 0; ; tries++) {
            ModelAnswer answer = new ModelAnswer(sink, config);
            ChatResult result = ask(offer, question, answer);
            Optional<JackfieldException> failure = result.failure().filter(error -> !answer.hasBegun());
            if (failure.isEmpty()) {
                meters.asked(offer.provider(), result.end(), System.nanoTime() - started);
                return result;
            }
            if (!mayTryAgain(failure.get().error()) || tries >= config.retries()) {
                meters.asked(offer.provider(), End.BROKEN, System.nanoTime() - started);
                throw failure.get();
            }
            pause(failure.get(), tries);
        }
    }

    private static boolean mayTryAgain(StandardError error) {
        return error.retryable() && error != StandardError.QUARANTINED;
    }

    private ChatResult ask(ModelOffer offer, Question question, ModelAnswer answer) {
        LoadedPlugin plugin = pluginOf(offer.provider())
                .orElseThrow(() -> new JackfieldException(
                        StandardError.UNAVAILABLE,
                        "no loaded plugin brings the model provider '" + offer.provider() + "'"));
        Duration limit = pluginsConfig.limitsOf(plugin.id()).streamDeadline();
        ChatRequest request = new ChatRequest(
                offer.model(),
                question.messages(),
                offer.maxTokens(),
                offer.options(),
                "",
                clock.instant().plus(limit));
        RunningCall caller = RunningCall.current();
        if (caller != null) {
            caller.onStop(answer::stop);
        }
        ModelMessage message =
                new ModelMessage(offer.provider(), request, answer, limit, answer::started, answer::ended);
        loop.run(() -> loop.vertx().eventBus().send(Addresses.plugin(plugin.id()), message));
        try {
            return answer.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new JackfieldException(StandardError.TIMED_OUT, "interrupted while a model was answering", e);
        }
    }

    private static void pause(JackfieldException failure, int tries) {
        Duration backoff = FIRST_PAUSE.multipliedBy(1L << tries);
        Duration wait = failure.retryAfter().orElse(backoff);
        if (wait.compareTo(LONGEST_PAUSE) > 0) {
            throw failure;
        }
        long jitter = ThreadLocalRandom.current().nextLong(1 + wait.toMillis() / 4);
        try {
            Thread.sleep(wait.toMillis() + jitter);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure;
        }
    }

    private Optional<LoadedPlugin> pluginOf(String provider) {
        return plugins.live().stream()
                .filter(plugin -> plugin.models().containsKey(provider))
                .findFirst();
    }

    private BotConfig bot(String id) {
        return bots.now().bots().stream()
                .filter(bot -> bot.id().equals(id))
                .findFirst()
                .orElseThrow(
                        () -> new JackfieldException(StandardError.NOT_FOUND, "this host serves no bot '" + id + "'"));
    }
}
