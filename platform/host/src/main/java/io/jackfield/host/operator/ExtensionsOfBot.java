package io.jackfield.host.operator;

import io.jackfield.api.BotView;
import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.host.calls.CallResult;
import io.jackfield.host.calls.ExtensionCall;
import io.jackfield.host.config.PluginsConfig;
import io.jackfield.host.loop.CoreLoop;
import io.jackfield.host.loop.HostWaits;
import io.jackfield.host.plugins.ExtensionKind;
import io.jackfield.host.plugins.LoadedExtension;
import io.jackfield.host.plugins.LoadedPlugin;
import io.jackfield.host.telegram.ServedBot;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * Finds the extensions of the plugins that a bot's file names, and asks them over the bus. Blocks; from any thread but
 * the core loop.
 */
public final class ExtensionsOfBot {
    /** Beyond the time of a call: it may have to wait before it is let in. */
    private static final Duration MARGIN = Duration.ofSeconds(10);

    private final CoreLoop loop;
    private final Supplier<Collection<LoadedPlugin>> live;
    private final BiFunction<LoadedPlugin, ServedBot, BotView> views;
    private final PluginsConfig config;

    /**
     * @param live the plugins that take calls
     * @param views a bot as a plugin sees it
     */
    public ExtensionsOfBot(
            CoreLoop loop,
            Supplier<Collection<LoadedPlugin>> live,
            BiFunction<LoadedPlugin, ServedBot, BotView> views,
            PluginsConfig config) {
        this.loop = loop;
        this.live = live;
        this.views = views;
        this.config = config;
    }

    /**
     * An extension of a plugin that the bot uses.
     *
     * @param view the bot as that plugin sees it
     */
    record Found<E, S>(ExtensionKind<E, S> kind, LoadedPlugin plugin, String name, S spec, BotView view) {}

    /** What an extension is asked, on the thread of the call. */
    @FunctionalInterface
    interface Question<E, T> {
        T to(E extension) throws Exception;
    }

    <E, S> List<Found<E, S>> of(ServedBot bot, ExtensionKind<E, S> kind) {
        return live.get().stream()
                .filter(plugin -> bot.config().plugins().containsKey(plugin.id()))
                .flatMap(plugin -> plugin.extensions(kind).entrySet().stream()
                        .map(entry -> found(kind, plugin, entry.getKey(), entry.getValue(), bot)))
                .toList();
    }

    private <E, S> Found<E, S> found(
            ExtensionKind<E, S> kind, LoadedPlugin plugin, String name, LoadedExtension<E, S> one, ServedBot bot) {
        return new Found<>(kind, plugin, name, one.spec(), views.apply(plugin, bot));
    }

    /**
     * Asks within the time that the operator gives calls of this plugin; what it throws comes as
     * {@link JackfieldException}.
     */
    <E, T> T ask(Found<E, ?> found, Question<E, T> question) {
        return ask(found, config.limitsOf(found.plugin().id()).callDeadline(), MARGIN, question);
    }

    /**
     * Asks within a time of the caller's own.
     *
     * @param margin beyond it, for the time before it is let in
     */
    <E, T> T ask(Found<E, ?> found, Duration limit, Duration margin, Question<E, T> question) {
        CompletableFuture<CallResult<T>> answer = new CompletableFuture<>();
        ExtensionCall<E, T> call = new ExtensionCall<>(
                found.kind(),
                found.name(),
                (extension, grant) -> question.to(extension),
                limit,
                running -> {},
                answer::complete);
        loop.run(() -> call.sendTo(found.plugin().id(), loop.vertx()));
        return switch (await(answer, limit.plus(margin), found)) {
            case CallResult.Answered<T>(T value) -> value;
            case CallResult.Failed<T>(JackfieldException error) -> throw error;
        };
    }

    private static <T> CallResult<T> await(CompletableFuture<CallResult<T>> answer, Duration limit, Found<?, ?> found) {
        HostWaits waits = HostWaits.ofCurrentCall();
        waits.begin();
        try {
            return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new JackfieldException(StandardError.TIMED_OUT, "interrupted while waiting for " + name(found), e);
        } catch (TimeoutException e) {
            throw new JackfieldException(StandardError.UNAVAILABLE, name(found) + " is not to be had", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("nobody completes it so", e);
        } finally {
            waits.end();
        }
    }

    private static String name(Found<?, ?> found) {
        return found.kind().word() + " " + found.name() + " of plugin "
                + found.plugin().id();
    }
}
