package io.jackfield.sandbox.telegram.faults;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;

/** {@code /sandbox/faults}: POST adds a rule, GET lists them, DELETE clears them. */
public final class FaultEndpoint {
    private static final String PATH = "/sandbox/faults";
    private static final long LONGEST_BODY_BYTES = 64 << 10;

    private final FaultPlan plan;

    private FaultEndpoint(FaultPlan plan) {
        this.plan = plan;
    }

    public static void mount(Router router, FaultPlan plan) {
        FaultEndpoint endpoint = new FaultEndpoint(plan);
        router.post(PATH)
                .handler(BodyHandler.create(false).setBodyLimit(LONGEST_BODY_BYTES))
                .handler(endpoint::add);
        router.get(PATH).handler(endpoint::list);
        router.delete(PATH).handler(endpoint::clear);
    }

    private void add(RoutingContext context) {
        try {
            plan.add(FaultRule.fromJson(context.body().asJsonObject()));
        } catch (RuntimeException e) {
            context.response().setStatusCode(400);
            context.json(new JsonObject().put("error", "not a fault rule: " + e.getMessage()));
            return;
        }
        list(context);
    }

    private void list(RoutingContext context) {
        JsonArray rules = new JsonArray();
        plan.rules().forEach(rule -> rules.add(rule.toJson()));
        context.json(new JsonObject().put("ok", true).put("rules", rules).put("struck", plan.struck()));
    }

    private void clear(RoutingContext context) {
        plan.clear();
        list(context);
    }
}
