package io.jackfield.sandbox.llm;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * The Java interface of {@link ModelServer} for tests in another process.
 *
 * <ul>
 *   <li>{@code POST /sandbox/models/script}: a script as {@link ScriptJson} reads it. {@code when} names words in the
 *       question; with {@code times} it answers the next so many requests instead, whatever they ask
 *   <li>{@code POST /sandbox/models/settings}: {@code paceMs}, {@code anyModel}, {@code nullErrors}
 *   <li>{@code GET /sandbox/models/requests}: what was asked and how it went
 *   <li>{@code POST /sandbox/models/reset}
 * </ul>
 */
final class RemoteControl {
    private final ModelServer models;

    private RemoteControl(ModelServer models) {
        this.models = models;
    }

    static void mount(Router router, ModelServer models) {
        RemoteControl control = new RemoteControl(models);
        BodyHandler body = BodyHandler.create(false);
        router.post("/sandbox/models/script").handler(body).handler(control::script);
        router.post("/sandbox/models/settings").handler(body).handler(control::settings);
        router.post("/sandbox/models/reset").handler(control::reset);
        router.get("/sandbox/models/requests").handler(control::requests);
    }

    private void script(RoutingContext context) {
        change(context, json -> {
            Script script = ScriptJson.read(json);
            if (json.containsKey("times")) {
                models.faults().next(json.getInteger("times"), script);
            } else {
                models.whenPromptContains(json.getString("when", ""), script);
            }
        });
    }

    private void settings(RoutingContext context) {
        change(context, json -> {
            if (json.containsKey("paceMs")) {
                models.pace(Duration.ofMillis(json.getLong("paceMs")));
            }
            if (json.containsKey("anyModel")) {
                models.acceptAnyModel(json.getBoolean("anyModel"));
            }
            if (json.containsKey("nullErrors")) {
                models.localWritesNullErrors(json.getBoolean("nullErrors"));
            }
        });
    }

    private void reset(RoutingContext context) {
        models.reset();
        context.json(new JsonObject().put("ok", true));
    }

    private void requests(RoutingContext context) {
        JsonArray all = new JsonArray();
        models.requests().stream().map(RemoteControl::describe).forEach(all::add);
        context.json(new JsonObject().put("requests", all));
    }

    private static void change(RoutingContext context, Consumer<JsonObject> change) {
        try {
            change.accept(context.body().asJsonObject());
            context.json(new JsonObject().put("ok", true));
        } catch (RuntimeException e) {
            context.response().setStatusCode(400);
            context.json(new JsonObject().put("error", String.valueOf(e.getMessage())));
        }
    }

    private static JsonObject describe(RecordedRequest recorded) {
        JsonObject json = new JsonObject()
                .put("service", recorded.request().face().label())
                .put("model", recorded.request().model())
                .put("stream", recorded.request().stream())
                .put("question", recorded.request().question())
                .put("earlierMessages", recorded.request().earlierMessages())
                .put("body", recorded.request().body())
                .put("arrivedAt", recorded.arrivedAt())
                .put("state", recorded.state().name())
                .put("tokensSent", recorded.tokensSent());
        recorded.request().effort().ifPresent(effort -> json.put("effort", effort));
        recorded.clientLeftAt().ifPresent(left -> json.put("clientLeftAt", left));
        return json;
    }
}
