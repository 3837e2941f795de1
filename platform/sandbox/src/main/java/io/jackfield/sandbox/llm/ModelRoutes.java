package io.jackfield.sandbox.llm;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.function.Supplier;

/** The addresses of all services; {@code /v1} is OpenAI's once more, with everybody's models. */
final class ModelRoutes {
    private static final long LONGEST_BODY_BYTES = 32L << 20;

    private final Router router;
    private final ModelServer models;
    private final BodyHandler body = BodyHandler.create(false).setBodyLimit(LONGEST_BODY_BYTES);

    ModelRoutes(Router router, ModelServer models) {
        this.router = router;
        this.models = models;
    }

    void mount() {
        for (Face face : Face.values()) {
            mount(face, face.path(), false);
        }
        mount(Face.OPENAI, "/v1", true);
        tell(Face.DEEPSEEK, "/user/balance", ModelRoutes::balance);
        tell(Face.OPENROUTER, "/key", ModelRoutes::key);
    }

    private void mount(Face face, String base, boolean mixed) {
        face.protocols()
                .forEach((path, api) -> router.post(base + path)
                        .handler(body)
                        .handler(context -> withKey(context, face))
                        .handler(context -> models.answer(
                                context,
                                RequestReader.read(face, api, context.body().buffer()),
                                mixed))
                        .failureHandler(context -> ApiError.respondToFailure(context, face)));
        router.get(base + "/models")
                .handler(context -> list(context, face, mixed))
                .failureHandler(context -> ApiError.respondToFailure(context, face));
        if (face.writesDownSpeech()) {
            router.post(base + "/audio/transcriptions")
                    .handler(context -> withKey(context, face))
                    .handler(context ->
                            Transcriptions.read(context, face, request -> models.answer(context, request, mixed)))
                    .failureHandler(context -> ApiError.respondToFailure(context, face));
        }
    }

    private static void withKey(RoutingContext context, Face face) {
        ApiError.requireKey(context, face);
        context.next();
    }

    private void list(RoutingContext context, Face face, boolean mixed) {
        if (!face.listsModelsForAnybody()) {
            ApiError.requireKey(context, face);
        }
        context.json(models.offers(face)
                .map(offered -> ModelCatalog.of(face, offered))
                .orElseGet(() -> mixed ? ModelCatalog.ofAllServices() : ModelCatalog.of(face)));
    }

    private void tell(Face face, String path, Supplier<JsonObject> what) {
        router.get(face.path() + path)
                .handler(context -> withKey(context, face))
                .handler(context -> context.json(what.get()))
                .failureHandler(context -> ApiError.respondToFailure(context, face));
    }

    private static JsonObject balance() {
        JsonObject dollars = new JsonObject()
                .put("currency", "USD")
                .put("total_balance", "110.00")
                .put("granted_balance", "10.00")
                .put("topped_up_balance", "100.00");
        return new JsonObject().put("is_available", true).put("balance_infos", new JsonArray().add(dollars));
    }

    private static JsonObject key() {
        JsonObject data = new JsonObject()
                .put("label", "sk-or-v1-sandbox")
                .put("limit", 100)
                .put("limit_remaining", 74.5)
                .put("usage", 25.5)
                .put("usage_daily", 1.5)
                .put("usage_weekly", 6.0)
                .put("usage_monthly", 25.5)
                .put("is_free_tier", false);
        return new JsonObject().put("data", data);
    }
}
