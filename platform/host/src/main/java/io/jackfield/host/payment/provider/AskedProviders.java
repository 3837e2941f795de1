package io.jackfield.host.payment.provider;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.payment.Merchant;
import io.jackfield.api.payment.PaymentProvider;
import io.jackfield.host.loop.Blocking;
import io.jackfield.host.payment.provider.ProviderCalls.Question;
import io.jackfield.host.plugins.LoadedPlugin;
import io.jackfield.host.telegram.ServedBot;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@link ProviderCalls} for threads that wait for the answer. From any thread but the core loop. */
public final class AskedProviders {
    private static final Logger LOG = LoggerFactory.getLogger(AskedProviders.class);
    /** The call itself ends sooner, by the deadline that the operator gives the plugin. */
    private static final Duration LIMIT = Duration.ofMinutes(10);

    private static final Duration AT_ONCE = Duration.ofSeconds(5);

    private final Blocking blocking;
    private final ProviderCalls calls;

    public AskedProviders(Blocking blocking, ProviderCalls calls) {
        this.blocking = blocking;
        this.calls = calls;
    }

    /** The plugin that brings the provider. */
    public Optional<LoadedPlugin> find(String provider) {
        return calls.find(provider);
    }

    /** Throws what the provider threw, or {@code UNAVAILABLE} when nobody brings it. */
    public <T> T ask(String provider, ServedBot bot, Question<T> question) {
        return blocking.get("payment", LIMIT, () -> calls.ask(provider, bot, question));
    }

    /** Asks all of them at the same time what they answer at once; those that fail are left out. */
    public <T> List<T> askAll(List<String> providers, ServedBot bot, NamedQuestion<T> question) {
        return blocking.get("payment", LIMIT, () -> {
            List<Future<Optional<T>>> answers = providers.stream()
                    .map(provider -> ask(provider, bot, question))
                    .toList();
            return Future.join(answers)
                    .map(done -> answers.stream()
                            .map(Future::result)
                            .flatMap(Optional::stream)
                            .toList());
        });
    }

    /** A question that knows whom it asks. */
    @FunctionalInterface
    public interface NamedQuestion<T> {
        Optional<T> to(String name, PaymentProvider provider, Merchant merchant) throws Exception;
    }

    private <T> Future<Optional<T>> ask(String name, ServedBot bot, NamedQuestion<T> question) {
        return calls.ask(name, bot, AT_ONCE, (provider, merchant) -> question.to(name, provider, merchant))
                .otherwise(error -> {
                    LOG.warn("payments: provider={} bot={} does not answer: {}", name, bot.id(), word(error));
                    return Optional.empty();
                });
    }

    /** What the log may know of a failure: a plugin's words may hold what it was given. */
    public static String word(Throwable error) {
        return error instanceof JackfieldException known
                ? known.error().name()
                : error.getClass().getSimpleName();
    }
}
