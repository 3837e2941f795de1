package io.jackfield.sandbox.telegram;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/**
 * A stream of server-sent events for each open chat. It begins behind {@code after}, so that nothing is lost between
 * the snapshot of a chat and its stream; a page that has been away too long is told to load the chat anew.
 */
final class PlaygroundEvents {
    private static final long HEARTBEAT_MILLIS = 15_000;

    private final Vertx vertx;
    private final World world;
    private final PlaygroundView view;

    PlaygroundEvents(Vertx vertx, World world, PlaygroundView view) {
        this.vertx = vertx;
        this.world = world;
        this.view = view;
    }

    void mount(Router router, String path) {
        router.get(path).handler(this::open);
    }

    private void open(RoutingContext context) {
        try {
            PlaygroundPlace place = PlaygroundPlace.of(world, context.request()::getParam);
            follow(place, lastSeen(context, place), context.response());
        } catch (IllegalArgumentException e) {
            Playground.refuse(context, 400, e.getMessage());
        }
    }

    /** A browser that reconnects by itself names the last event in a header. */
    private long lastSeen(RoutingContext context, PlaygroundPlace place) {
        String header = context.request().getHeader("Last-Event-ID");
        String seen = header == null ? context.request().getParam("after") : header;
        if (seen == null) {
            return world.locked(() -> place.room().events().sequence());
        }
        return PlaygroundPlace.number(name -> seen, "after");
    }

    private void follow(PlaygroundPlace place, long seen, HttpServerResponse response) {
        response.setChunked(true)
                .putHeader("Content-Type", "text/event-stream")
                .putHeader("Cache-Control", "no-store")
                .write("retry: 1000\n\n");
        RoomEvents events = place.room().events();
        RoomObserver observer = (room, event) -> world.soon(() -> write(place, event, response));
        world.locked(() -> {
            if (events.hasForgotten(seen)) {
                response.write(data(new JsonObject().put("type", "reset").put("seq", events.sequence())));
            } else {
                events.after(seen).forEach(event -> write(place, event, response));
            }
            events.observe(observer);
        });
        long heartbeat = vertx.setPeriodic(HEARTBEAT_MILLIS, timer -> response.write(":\n\n"));
        response.closeHandler(closed -> {
            vertx.cancelTimer(heartbeat);
            world.locked(() -> events.forget(observer));
        });
    }

    private void write(PlaygroundPlace place, RoomEvent event, HttpServerResponse response) {
        if (!response.closed() && view.concerns(place, event)) {
            response.write("id: " + event.sequence() + "\n" + data(view.event(place, event)));
        }
    }

    private static String data(JsonObject event) {
        return "data: " + event.encode() + "\n\n";
    }
}
