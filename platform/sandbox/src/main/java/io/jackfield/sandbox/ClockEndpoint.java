package io.jackfield.sandbox;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Duration;
import java.time.format.DateTimeParseException;

/**
 * {@code /sandbox/clock}: GET tells the time, POST with {@code {"forward":"PT1H"}} puts it forward and answers when
 * what has become due is done.
 */
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
            clock.forward(Duration.parse(body == null ? "" : body.getString("forward", "")))
                    .onSuccess(done -> tell(context))
                    .onFailure(failure -> refuse(context, 502, failure.getMessage()));
        } catch (DateTimeParseException | ClassCastException e) {
            refuse(context, 400, "forward must be a duration such as PT90M or P31D");
        } catch (RuntimeException e) {
            refuse(context, 400, e.getMessage());
        }
    }

    private static void refuse(RoutingContext context, int status, String problem) {
        context.response().setStatusCode(status);
        context.json(new JsonObject().put("error", problem));
    }
}
