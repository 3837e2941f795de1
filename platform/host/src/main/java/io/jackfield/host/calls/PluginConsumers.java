package io.jackfield.host.calls;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.host.bus.Addresses;
import io.jackfield.host.bus.LocalCodec;
import io.jackfield.host.plugins.LoadedExtension;
import io.jackfield.host.plugins.LoadedPlugin;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.MessageConsumer;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * One consumer on the bus for each live plugin, through which every call of its extensions comes. It only starts them:
 * waiting in it would hold up its next message. Core loop only.
 */
public final class PluginConsumers {
    private final EventBus bus;
    private final PluginCalls calls;
    private final Function<String, Optional<LoadedPlugin>> plugins;
    private final Map<String, MessageConsumer<ExtensionCall<?, ?>>> consumers = new HashMap<>();

    /** @param plugins the live plugin of an id */
    public PluginConsumers(EventBus bus, PluginCalls calls, Function<String, Optional<LoadedPlugin>> plugins) {
        this.bus = bus;
        this.calls = calls;
        this.plugins = plugins;
        LocalCodec.register(bus, ExtensionCall.class);
    }

    /**
     * The set of plugins has changed. The consumer of a plugin that went stays: it holds nothing of it, and says so to
     * calls that are still under way. Without it they would vanish on the bus and hold up their lanes for ever.
     */
    public void follow(Collection<LoadedPlugin> live) {
        live.forEach(plugin -> consumers.computeIfAbsent(
                plugin.id(),
                id -> bus.localConsumer(
                        Addresses.plugin(id), message -> start(plugins.apply(id).orElse(null), message.body()))));
    }

    /** @param plugin null when it has gone */
    private <E, T> void start(LoadedPlugin plugin, ExtensionCall<E, T> call) {
        LoadedExtension<E, ?> found =
                plugin == null ? null : plugin.extensions(call.kind()).get(call.name());
        if (found == null) {
            String gone = call.kind().word() + " " + call.name() + " is not loaded";
            call.listener().accept(new CallResult.Failed<>(new JackfieldException(StandardError.UNAVAILABLE, gone)));
            return;
        }
        try {
            // It may have been taken back since the jar was loaded.
            call.kind().permission().ifPresent(plugin.grant()::require);
        } catch (JackfieldException takenBack) {
            call.listener().accept(new CallResult.Failed<>(takenBack));
            return;
        }
        call.started()
                .accept(calls.start(
                        plugin,
                        call.limit(),
                        call.must(),
                        call.trace(),
                        () -> call.work().of(found.extension(), plugin.grant()),
                        call.listener()));
    }
}
