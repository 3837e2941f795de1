package io.jackfield.host.llm;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.api.command.Request;
import io.jackfield.api.prompt.PromptSource;
import io.jackfield.host.calls.CallResult;
import io.jackfield.host.calls.ExtensionCall;
import io.jackfield.host.calls.RunningCall;
import io.jackfield.host.config.HostConfig;
import io.jackfield.host.loop.CoreLoop;
import io.jackfield.host.loop.HostWaits;
import io.jackfield.host.plugins.ExtensionKind;
import io.jackfield.host.plugins.LoadedPlugin;
import io.jackfield.host.telegram.ServedBot;
import io.jackfield.host.turn.SharedRequest;
import io.jackfield.host.turn.Turn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks all prompt sources of a bot at once, each with the request as its own plugin sees it, and waits two seconds:
 * what fails or comes later is left out, counted, and logged once until it works again. On the threads of plugins.
 */
public final class PromptSources {
    private static final Logger LOG = LoggerFactory.getLogger(PromptSources.class);
    private static final Duration LIMIT = Duration.ofSeconds(2);
    /**
     * Until a call past its deadline has been ended, by which its plugin can be told apart from one that waits to be
     * let in.
     */
    private static final Duration MARGIN = Duration.ofMillis(250);

    private final CoreLoop loop;
    private final Supplier<Collection<LoadedPlugin>> live;
    private final Function<String, ServedBot> bots;
    private final LlmMeters meters;
    private final Set<String> failing = ConcurrentHashMap.newKeySet();

    /**
     * @param live the plugins that take calls
     * @param bots a bot of this host by its id
     */
    public PromptSources(
            CoreLoop loop,
            Supplier<Collection<LoadedPlugin>> live,
            Function<String, ServedBot> bots,
            LlmMeters meters) {
        this.loop = loop;
        this.live = live;
        this.bots = bots;
        this.meters = meters;
    }

    /** A source that has been asked. */
    private record Asked(
            String plugin,
            String name,
            CompletableFuture<CallResult<Optional<String>>> answer,
            CompletableFuture<RunningCall> call) {}

    /** See {@link io.jackfield.api.desk.ModelDesk#background}. */
    List<String> background(Request request) {
        if (!(request instanceof SharedRequest shared)) {
            throw new JackfieldException(
                    StandardError.REQUEST_REJECTED, "background is for the request of a call, as the host gave it");
        }
        ServedBot bot = bots.apply(request.bot().id());
        List<Asked> asked = new ArrayList<>();
        live.get().stream()
                .filter(plugin -> bot.config().plugins().containsKey(plugin.id()))
                .forEach(plugin -> {
                    Request seen = shared.seenBy(plugin.id(), setting(plugin, bot));
                    plugin.extensions(ExtensionKind.PROMPT_SOURCE)
                            .keySet()
                            .forEach(name -> asked.add(ask(plugin, name, seen)));
                });
        return asked.isEmpty() ? List.of() : BackgroundTexts.of(answers(asked));
    }

    private static Turn.Setting setting(LoadedPlugin plugin, ServedBot bot) {
        return new Turn.Setting(
                plugin.grant().guard(HostConfig.pluginConfig(plugin.id(), plugin.config(), bot.config())),
                plugin.texts().with(bot.config().texts(plugin.id())));
    }

    private Asked ask(LoadedPlugin plugin, String name, Request request) {
        Asked asked = new Asked(plugin.id(), name, new CompletableFuture<>(), new CompletableFuture<>());
        ExtensionCall<PromptSource, Optional<String>> call = new ExtensionCall<>(
                ExtensionKind.PROMPT_SOURCE,
                name,
                (source, grant) -> source.about(request),
                LIMIT,
                asked.call()::complete,
                asked.answer()::complete);
        loop.run(() -> call.sendTo(plugin.id(), loop.vertx()));
        return asked;
    }

    private Map<String, String> answers(List<Asked> asked) {
        long end = System.nanoTime() + LIMIT.plus(MARGIN).toNanos();
        Map<String, String> said = new HashMap<>();
        HostWaits waits = HostWaits.ofCurrentCall();
        waits.begin();
        try {
            for (Asked one : asked) {
                answer(one, end).ifPresent(text -> said.put(one.name(), text));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new JackfieldException(StandardError.TIMED_OUT, "interrupted while asking prompt sources", e);
        } finally {
            waits.end();
            asked.forEach(one -> one.call().thenAccept(RunningCall::cancel));
        }
        return said;
    }

    private Optional<String> answer(Asked asked, long end) throws InterruptedException {
        try {
            long left = Math.max(0, end - System.nanoTime());
            return switch (asked.answer().get(left, TimeUnit.NANOSECONDS)) {
                case CallResult.Answered<Optional<String>>(Optional<String> text)
                when text != null -> {
                    works(asked);
                    yield text;
                }
                case CallResult.Answered<Optional<String>> nothing -> leftOut(asked, "it has answered null");
                case CallResult.Failed<Optional<String>>(JackfieldException error) ->
                    leftOut(asked, error.getMessage());
            };
        } catch (TimeoutException e) {
            return leftOut(asked, "it has not answered within " + LIMIT.toSeconds() + " s");
        } catch (ExecutionException e) {
            throw new IllegalStateException("nobody completes it so", e);
        }
    }

    private Optional<String> leftOut(Asked asked, String why) {
        meters.leftOut(asked.plugin(), asked.name());
        if (failing.add(key(asked))) {
            LOG.warn("llm: prompt source {} of plugin {} is left out: {}", asked.name(), asked.plugin(), why);
        }
        return Optional.empty();
    }

    private void works(Asked asked) {
        if (failing.remove(key(asked))) {
            LOG.info("llm: prompt source {} of plugin {} answers again", asked.name(), asked.plugin());
        }
    }

    private static String key(Asked asked) {
        return asked.plugin() + " " + asked.name();
    }
}
