package io.jackfield.host.desks;

import io.jackfield.host.bus.Addresses;
import io.jackfield.host.bus.LocalCodec;
import io.jackfield.host.llm.ModelMessage;
import io.jackfield.host.plugins.LoadedPlugin;
import io.jackfield.host.plugins.PluginRoom;
import io.jackfield.host.routing.HandlerMessage;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.MessageConsumer;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** One consumer on the bus for each live plugin. It only hands over: waiting in it would hold up its next message. */
public final class PluginConsumers {
    private final EventBus bus;
    private final HandlerRunner handlers;
    private final ModelRunner models;
    private final Map<String, MessageConsumer<Object>> consumers = new HashMap<>();

    public PluginConsumers(EventBus bus, HandlerRunner handlers, ModelRunner models) {
        this.bus = bus;
        this.handlers = handlers;
        this.models = models;
        LocalCodec.register(bus, HandlerMessage.class);
        LocalCodec.register(bus, ModelMessage.class);
    }

    /** The set of plugins has changed. Core loop only. */
    public void follow(PluginRoom plugins) {
        Set<String> live = plugins.live().stream().map(LoadedPlugin::id).collect(Collectors.toSet());
        consumers.entrySet().removeIf(entry -> {
            boolean gone = !live.contains(entry.getKey());
            if (gone) {
                entry.getValue().unregister();
            }
            return gone;
        });
        live.forEach(id -> consumers.computeIfAbsent(
                id,
                absent -> bus.localConsumer(
                        Addresses.plugin(id), message -> take(plugins.find(id).orElse(null), message.body()))));
    }

    private void take(LoadedPlugin plugin, Object message) {
        switch (message) {
            case HandlerMessage call -> handlers.run(plugin, call);
            case ModelMessage call -> models.run(plugin, call);
            default -> throw new IllegalArgumentException("no plugin takes a " + message.getClass());
        }
    }
}
