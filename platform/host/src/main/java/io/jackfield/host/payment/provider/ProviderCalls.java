package io.jackfield.host.payment.provider;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.api.payment.Merchant;
import io.jackfield.api.payment.PaymentProvider;
import io.jackfield.api.payment.PaymentSpec;
import io.jackfield.host.calls.CallResult;
import io.jackfield.host.calls.ExtensionCall;
import io.jackfield.host.config.PluginsConfig;
import io.jackfield.host.loop.CoreLoop;
import io.jackfield.host.plugins.ExtensionKind;
import io.jackfield.host.plugins.LoadedExtension;
import io.jackfield.host.plugins.LoadedPlugin;
import io.jackfield.host.telegram.ServedBot;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Asks payment providers over the bus, in quarantine as well, because money hangs on their answers. Core loop only. */
public final class ProviderCalls {
    private final CoreLoop loop;
    private final Supplier<Collection<LoadedPlugin>> live;
    private final Merchants merchants;
    private final PluginsConfig config;
    private final List<Waiter> waiters = new ArrayList<>();

    /** @param live the plugins that take calls */
    public ProviderCalls(
            CoreLoop loop, Supplier<Collection<LoadedPlugin>> live, Merchants merchants, PluginsConfig config) {
        this.loop = loop;
        this.live = live;
        this.merchants = merchants;
        this.config = config;
    }

    /** What a provider is asked, on the thread of the call; the answer is never null. */
    @FunctionalInterface
    public interface Question<T> {
        T to(PaymentProvider provider, Merchant merchant) throws Exception;
    }

    private record Waiter(String provider, Promise<LoadedPlugin> found) {}

    /** The plugin that brings the provider. */
    public Optional<LoadedPlugin> find(String provider) {
        return live.get().stream()
                .filter(plugin ->
                        plugin.extensions(ExtensionKind.PAYMENT_PROVIDER).containsKey(provider))
                .findFirst();
    }

    /** The names of the providers that a plugin brings. */
    public static Collection<String> names(LoadedPlugin plugin) {
        return plugin.extensions(ExtensionKind.PAYMENT_PROVIDER).keySet();
    }

    /** What the providers of a plugin say of themselves. */
    public static List<PaymentSpec> specs(LoadedPlugin plugin) {
        return plugin.extensions(ExtensionKind.PAYMENT_PROVIDER).values().stream()
                .map(LoadedExtension::spec)
                .toList();
    }

    /**
     * The plugin that brings the provider, waiting for it while it is being swapped; fails with {@code UNAVAILABLE}.
     */
    public Future<LoadedPlugin> await(String provider, Duration patience) {
        Optional<LoadedPlugin> found = find(provider);
        if (found.isPresent()) {
            return Future.succeededFuture(found.get());
        }
        Waiter waiter = new Waiter(provider, Promise.promise());
        waiters.add(waiter);
        loop.later(patience, () -> {
            waiters.remove(waiter);
            waiter.found().tryFail(absent(provider));
        });
        return waiter.found().future();
    }

    /** The set of live plugins is another one. */
    public void changed() {
        waiters.removeIf(waiter -> find(waiter.provider())
                .map(plugin -> waiter.found().tryComplete(plugin))
                .orElse(false));
    }

    /**
     * Asks within the time that the operator gives calls of this plugin. Fails with what the provider threw as
     * {@link JackfieldException}, or with {@code UNAVAILABLE} when nobody brings it.
     */
    public <T> Future<T> ask(String provider, ServedBot bot, Question<T> question) {
        return find(provider)
                .map(plugin -> send(plugin, provider, bot, limit(plugin), merchants, question))
                .orElseGet(() -> Future.failedFuture(absent(provider)));
    }

    /** The same within another time. */
    public <T> Future<T> ask(String provider, ServedBot bot, Duration limit, Question<T> question) {
        return find(provider)
                .map(plugin -> send(plugin, provider, bot, limit, merchants, question))
                .orElseGet(() -> Future.failedFuture(absent(provider)));
    }

    /**
     * The same within the operator's time.
     *
     * @param changed runs on the thread of the call when the books of any bot change by it
     */
    public <T> Future<T> askWatched(String provider, ServedBot bot, Runnable changed, Question<T> question) {
        return find(provider)
                .map(plugin -> send(plugin, provider, bot, limit(plugin), merchants.watched(changed), question))
                .orElseGet(() -> Future.failedFuture(absent(provider)));
    }

    private Duration limit(LoadedPlugin plugin) {
        return config.limitsOf(plugin.id()).callDeadline();
    }

    private <T> Future<T> send(
            LoadedPlugin plugin, String provider, ServedBot bot, Duration limit, Merchants seen, Question<T> question) {
        Promise<T> answer = Promise.promise();
        new ExtensionCall<PaymentProvider, T>(
                        ExtensionKind.PAYMENT_PROVIDER,
                        provider,
                        (asked, grant) -> question.to(asked, seen.of(provider, plugin, bot)),
                        limit,
                        true,
                        running -> {},
                        result -> loop.run(() -> end(answer, provider, result)))
                .sendTo(plugin.id(), loop.vertx());
        return answer.future();
    }

    private static <T> void end(Promise<T> answer, String provider, CallResult<T> result) {
        switch (result) {
            case CallResult.Answered<T>(T value) when value != null -> answer.complete(value);
            case CallResult.Answered<T> nothing ->
                answer.fail(new JackfieldException(
                        StandardError.PLUGIN_FAULT, "payment provider " + provider + " has answered null"));
            case CallResult.Failed<T>(JackfieldException error) -> answer.fail(error);
        }
    }

    private static JackfieldException absent(String provider) {
        return new JackfieldException(
                StandardError.UNAVAILABLE, "no loaded plugin brings the payment provider '" + provider + "'");
    }
}
