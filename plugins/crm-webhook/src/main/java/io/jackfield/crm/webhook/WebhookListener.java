package io.jackfield.crm.webhook;

import io.jackfield.api.BotView;
import io.jackfield.api.PluginContext;
import io.jackfield.api.event.EventListener;
import io.jackfield.api.event.HeardEvent;
import io.jackfield.api.event.ListenerSpec;
import io.jackfield.json.Json;
import io.jackfield.lib.sales.Applications;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.pf4j.Extension;

/** Posts events to the address of their bot. */
@Extension
public final class WebhookListener implements EventListener, AutoCloseable {
    private static final String LIBRARY = "lib-sales";

    private final Transport transport = new Transport();
    private final Clock clock;
    private final Payload payload;
    private final ListenerSpec spec;

    public WebhookListener(PluginContext context) {
        clock = context.clock();
        payload = new Payload(new Applications(context.database(LIBRARY), clock));
        spec = new ListenerSpec("crm-webhook", events(context));
    }

    /** Those of the plugin's own file and of every bot. Reading them shows mistakes when the plugin is loaded. */
    private static Set<String> events(PluginContext context) {
        Set<String> events = new LinkedHashSet<>(Endpoint.events(context.config()));
        Endpoint.of(context.config());
        context.bots().forEach(bot -> {
            events.addAll(Endpoint.events(bot.config()));
            Endpoint.of(bot.config());
        });
        return events;
    }

    @Override
    public ListenerSpec spec() {
        return spec;
    }

    /** Does nothing for a bot that has no address, or has chosen other events. */
    @Override
    public void on(HeardEvent heard, BotView bot) throws InterruptedException {
        Optional<Endpoint> endpoint = Endpoint.of(bot.config());
        if (endpoint.isPresent() && endpoint.get().hears(heard.event().name())) {
            byte[] body = Json.write(payload.of(heard, endpoint.get().fields())).getBytes(StandardCharsets.UTF_8);
            transport.post(endpoint.get(), heard.id(), body, clock.instant());
        }
    }

    @Override
    public void close() throws InterruptedException {
        transport.close();
    }
}
