package io.jackfield.host.desks;

import io.jackfield.host.bus.Addresses;
import io.jackfield.host.bus.LocalCodec;
import io.jackfield.host.llm.ModelMessage;
import io.jackfield.host.plugins.LoadedPlugin;
import io.jackfield.host.plugins.PluginRoom;
import io.jackfield.host.routing.HandlerMessage;
import io.jackfield.host.web.WebMessage;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.MessageConsumer;
import java.util.HashMap;
import java.util.Map;

/** One consumer on the bus for each live plugin. It only hands over: waiting in it would hold up its next message. */
public final class PluginConsumers {
    private final EventBus bus;
    private final HandlerRunner handlers;
    private final ModelRunner models;
    private final WebRunner web;
    private final Map<String, MessageConsumer<Object>> consumers = new HashMap<>();

    public PluginConsumers(EventBus bus, HandlerRunner handlers, ModelRunner models, WebRunner web) {
        this.bus = bus;
        this.handlers = handlers;
        this.models = models;
        this.web = web;
        LocalCodec.register(bus, HandlerMessage.class);
        LocalCodec.register(bus, ModelMessage.class);
        LocalCodec.register(bus, WebMessage.class);
    }

    /** The set of plugins has changed. Core loop only. */
    public void follow(PluginRoom plugins) {
        // The consumer of a plugin that went stays: it holds nothing of it, and says so to calls that are still under
        // way.
        // Without it they would vanish on the bus and hold up their lanes for ever.
        plugins.live()
                .forEach(plugin -> consumers.computeIfAbsent(
                        plugin.id(),
                        id -> bus.localConsumer(
                                Addresses.plugin(id),
                                message -> take(plugins.find(id).orElse(null), message.body()))));
    }

    private void take(LoadedPlugin plugin, Object message) {
        switch (message) {
            case HandlerMessage call -> handlers.run(plugin, call);
            case ModelMessage<?> call -> models.run(plugin, call);
            case WebMessage call -> web.run(plugin, call);
            default -> throw new IllegalArgumentException("no plugin takes a " + message.getClass());
        }
    }
}
