package io.jackfield.host.admin;

import io.jackfield.host.loop.CoreLoop;
import io.jackfield.host.plugins.PluginPhase;
import io.jackfield.host.plugins.PluginPhases;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;

/**
 * Steps of jars as server-sent events, each with its number as id: a browser that was away asks for those after the
 * last it has seen. Core loop only.
 */
final class PhaseStream {
    /** So that a proxy, and our own listener, see that somebody listens. */
    private static final Duration BEAT = Duration.ofSeconds(20);
    /** Then a stream ends, so that whoever comes again is asked anew who they are and what they may. */
    private static final int MOST_BEATS = 3;
    /** Bytes that may wait for a slow reader; it comes back and goes on where it was. */
    private static final int MOST_WAITING = 256 * 1024;

    private final CoreLoop loop;
    private final PluginPhases phases;
    private final HttpServerResponse response;
    private final String plugin;
    private ServerEvents events;
    private Runnable end = () -> {};
    private boolean over;
    private int beats;

    private PhaseStream(CoreLoop loop, PluginPhases phases, HttpServerResponse response, String plugin) {
        this.loop = loop;
        this.phases = phases;
        this.response = response;
        this.plugin = plugin;
    }

    /** @param plugin whose steps; empty for all */
    static void open(CoreLoop loop, PluginPhases phases, RoutingContext context, String plugin) {
        PhaseStream stream = new PhaseStream(loop, phases, context.response(), plugin);
        stream.begin(from(context, phases));
    }

    private static long from(RoutingContext context, PluginPhases phases) {
        String last = context.request().getHeader("Last-Event-ID");
        if (last == null) {
            last = context.request().getParam("after");
        }
        try {
            return last == null || last.isBlank() ? phases.last() : Long.parseLong(last.strip());
        } catch (NumberFormatException e) {
            return phases.last();
        }
    }

    private void begin(long after) {
        if (response.closed()) {
            return;
        }
        response.setWriteQueueMaxSize(MOST_WAITING);
        events = ServerEvents.begin(response, this::close);
        if (phases.hasForgotten(after)) {
            events.event("skipped", new JsonObject());
        } else {
            events.beat();
        }
        events.send();
        long[] seen = {after};
        phases.after(after).forEach(phase -> write(phase, seen));
        // Steps come from other threads; what comes between the two lines is asked for again.
        end = phases.follow(phase -> loop.run(() -> phases.after(seen[0]).forEach(missed -> write(missed, seen))));
        loop.run(() -> phases.after(seen[0]).forEach(missed -> write(missed, seen)));
        loop.later(BEAT, this::beat);
    }

    private void write(PluginPhase phase, long[] seen) {
        seen[0] = Math.max(seen[0], phase.number());
        if (over || !plugin.isEmpty() && !phase.plugin().equals(plugin)) {
            return;
        }
        if (events.isFull()) {
            events.end();
            close();
            return;
        }
        events.event("step", phase.number(), PhaseJson.of(phase));
        events.send();
    }

    private void beat() {
        if (!over && ++beats == MOST_BEATS) {
            events.end();
            close();
        } else if (!over) {
            events.beat();
            events.send();
            loop.later(BEAT, this::beat);
        }
    }

    private void close() {
        over = true;
        end.run();
    }
}
