package io.jackfield.sandbox;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Duration;
import java.time.format.DateTimeParseException;

/** {@code /sandbox/clock}: GET tells the time, POST with {@code {"forward":"PT1H"}} puts it forward. */
final class ClockEndpoint {
    private static final String PATH = "/sandbox/clock";
    private static final long LONGEST_BODY_BYTES = 1 << 10;

    private final SandboxClock clock;

    private ClockEndpoint(SandboxClock clock) {
        this.clock = clock;
    }

    static void mount(Router router, SandboxClock clock) {
        ClockEndpoint endpoint = new ClockEndpoint(clock);
        router.get(PATH).handler(endpoint::tell);
        router.post(PATH)
                .handler(BodyHandler.create(false).setBodyLimit(LONGEST_BODY_BYTES))
                .handler(endpoint::forward);
    }

    private void tell(RoutingContext context) {
        context.json(new JsonObject()
                .put("now", clock.instant().toString())
                .put("ahead", clock.ahead().toString()));
    }

    private void forward(RoutingContext context) {
        try {
            JsonObject body = context.body().asJsonObject();
            clock.forward(Duration.parse(body == null ? "" : body.getString("forward", "")));
        } catch (DateTimeParseException | ClassCastException e) {
            refuse(context, "forward must be a duration such as PT90M or P31D");
            return;
        } catch (RuntimeException e) {
            refuse(context, e.getMessage());
            return;
        }
        tell(context);
    }

    private static void refuse(RoutingContext context, String problem) {
        context.response().setStatusCode(400);
        context.json(new JsonObject().put("error", problem));
    }
}
