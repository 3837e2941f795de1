package io.jackfield.host.llm;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.api.llm.LlmProvider;
import io.jackfield.api.llm.ModelInfo;
import io.jackfield.api.llm.ProviderSpec;
import io.jackfield.host.calls.CallResult;
import io.jackfield.host.calls.ExtensionCall;
import io.jackfield.host.config.PluginsConfig;
import io.jackfield.host.loop.CoreLoop;
import io.jackfield.host.plugins.ExtensionKind;
import io.jackfield.host.plugins.LoadedPlugin;
import io.jackfield.host.plugins.PluginRoom;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The model providers of the live plugins, asked over the bus. From any thread but the core loop. */
public final class Providers {
    /** For models that their provider does not describe: somewhere between what the tokenizers of others need. */
    private static final int UNKNOWN_MARGIN = 20;

    private static final int UNKNOWN_WINDOW = 8_192;

    private final Supplier<Collection<LoadedPlugin>> live;
    private final Line line;
    private final PluginsConfig config;
    private final Cache<String, ModelInfo> windows =
            Caffeine.newBuilder().maximumSize(1_000).executor(Runnable::run).build();

    public Providers(CoreLoop loop, PluginRoom plugins, PluginsConfig config) {
        this(plugins::live, (plugin, call) -> loop.run(() -> call.sendTo(plugin.id(), loop.vertx())), config);
    }

    Providers(Supplier<Collection<LoadedPlugin>> live, Line line, PluginsConfig config) {
        this.live = live;
        this.line = line;
        this.config = config;
    }

    /** Takes a call to a plugin. */
    interface Line {
        void send(LoadedPlugin plugin, ExtensionCall<LlmProvider, ?> call);
    }

    /** What a provider is asked, on the thread of the call. */
    @FunctionalInterface
    interface Question<T> {
        T to(LlmProvider provider) throws Exception;
    }

    /** A provider that is there. */
    record Found(String name, LoadedPlugin plugin) {
        String generation() {
            return plugin.generation();
        }

        ProviderSpec spec() {
            return plugin.extensions(ExtensionKind.MODEL_PROVIDER).get(name).spec();
        }
    }

    /** All that are there. */
    List<Found> all() {
        return live.get().stream()
                .flatMap(plugin -> plugin.extensions(ExtensionKind.MODEL_PROVIDER).keySet().stream()
                        .map(name -> new Found(name, plugin)))
                .toList();
    }

    Optional<Found> find(String provider) {
        return live.get().stream()
                .filter(plugin ->
                        plugin.extensions(ExtensionKind.MODEL_PROVIDER).containsKey(provider))
                .findFirst()
                .map(plugin -> new Found(provider, plugin));
    }

    /** Throws {@code UNAVAILABLE} when it is not there. */
    Found get(String provider) {
        return find(provider)
                .orElseThrow(() -> new JackfieldException(
                        StandardError.UNAVAILABLE, "no loaded plugin brings the model provider '" + provider + "'"));
    }

    /** Whether this very version of the plugin is still there. */
    boolean isLive(Found provider) {
        return find(provider.name())
                .filter(found -> found.generation().equals(provider.generation()))
                .isPresent();
    }

    /** The longest time for one answer. */
    Duration limit(Found provider) {
        return config.limitsOf(provider.plugin().id()).streamDeadline();
    }

    /** What the provider says of a model, else what can be asked of it. */
    ModelInfo info(Found provider, String model) {
        return provider.spec().model(model).orElseGet(() -> asked(provider, model));
    }

    private ModelInfo asked(Found provider, String model) {
        String key = provider.generation() + " " + provider.name() + " " + model;
        ModelInfo known = windows.getIfPresent(key);
        if (known != null) {
            return known;
        }
        try {
            int window = ask(
                    provider,
                    config.limitsOf(provider.plugin().id()).callDeadline(),
                    found -> found.contextWindow(model));
            ModelInfo info = unknown(model, Math.max(1, window));
            windows.put(key, info);
            return info;
        } catch (JackfieldException away) {
            return unknown(model, UNKNOWN_WINDOW);
        }
    }

    private static ModelInfo unknown(String model, int window) {
        return new ModelInfo(model, window, window, Set.of(), Set.of(), UNKNOWN_MARGIN, Optional.empty());
    }

    <T> void send(Found provider, Duration limit, Question<T> question, ProviderCall<T> call) {
        line.send(
                provider.plugin(),
                new ExtensionCall<>(
                        ExtensionKind.MODEL_PROVIDER,
                        provider.name(),
                        (asked, grant) -> question.to(asked),
                        limit,
                        call::started,
                        call::ended));
    }

    /** Asks and waits; throws the provider's error. Ends with a press on Stop. */
    <T> T ask(Found provider, Duration limit, Question<T> question) {
        ProviderCall<T> call = new ProviderCall<>(Waiting.REAL);
        Stop.ofCurrentCall().then(call::stop);
        send(provider, limit, question, call);
        try {
            CallResult<T> result = call.await(Long.MAX_VALUE).orElseThrow();
            return switch (result) {
                case CallResult.Answered<T> answered -> answered.value();
                case CallResult.Failed<T> failed -> throw failed.error();
            };
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new JackfieldException(
                    StandardError.TIMED_OUT, "interrupted while waiting for model provider " + provider.name(), e);
        } finally {
            call.close();
        }
    }
}
