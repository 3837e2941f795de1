package io.jackfield.sandbox.telegram;

import io.jackfield.sandbox.telegram.faults.FaultRule;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** {@code /bot<token>/<method>} and {@code /file/bot<token>/<path>}: from HTTP to the method table and back. */
final class BotApiEndpoint {
    private final Vertx vertx;
    private final World world;
    private final BotApi api;

    private BotApiEndpoint(Vertx vertx, World world, BotApi api) {
        this.vertx = vertx;
        this.world = world;
        this.api = api;
    }

    static void mount(Vertx vertx, Router router, World world, BotApi api) {
        BotApiEndpoint endpoint = new BotApiEndpoint(vertx, world, api);
        router.route("/bot*").handler(endpoint::call);
        router.get("/file/bot*").handler(endpoint::download);
    }

    private void call(RoutingContext context) {
        HttpServerRequest request = context.request();
        Optional<BotPath> path = BotPath.parse(request.path(), "/bot");
        Optional<BotAccount> bot = path.flatMap(known -> world.botByToken(known.token()));
        CallReader.read(request)
                .compose(parameters -> {
                    BotPath known = path.orElseThrow(() -> ApiError.of(404, "Not Found"));
                    BotAccount caller = bot.orElseThrow(() -> ApiError.of(401, "Unauthorized"));
                    return Future.succeededFuture(
                            new ApiCall(caller, known.rest(), parameters.values(), parameters.uploads()));
                })
                .onSuccess(call -> carryOut(call, request))
                .onFailure(error -> answer(request.response(), Future.failedFuture(error)));
    }

    private void carryOut(ApiCall call, HttpServerRequest request) {
        HttpServerResponse response = request.response();
        response.closeHandler(closed -> world.locked(call::abandon));
        Optional<FaultRule> fault = world.faults().strike(call.method(), call.number("chat_id"));
        if (fault.isEmpty()) {
            api.execute(call).onComplete(outcome -> answer(response, outcome));
            return;
        }
        FaultRule rule = fault.get();
        switch (rule.kind()) {
            case RATE_LIMIT -> answer(response, Future.failedFuture(ApiError.tooManyRequests(rule.amount())));
            case ERROR -> answer(response, Future.failedFuture(simulated(rule)));
            case SLOW ->
                vertx.setTimer(
                        Math.max(1, rule.amount()),
                        timer -> api.execute(call).onComplete(outcome -> answer(response, outcome)));
            case CUT_BEFORE -> request.connection().close();
            case CUT_AFTER ->
                api.execute(call).onComplete(outcome -> request.connection().close());
        }
    }

    private static ApiError simulated(FaultRule rule) {
        int status = (int) rule.amount();
        if (!rule.words().isEmpty()) {
            return ApiError.badRequest(rule.words());
        }
        return ApiError.of(status, status >= 500 ? "Internal Server Error" : "Bad Request: sandbox fault " + status);
    }

    private static void answer(HttpServerResponse response, AsyncResult<Object> outcome) {
        if (response.closed() || response.ended()) {
            return;
        }
        response.putHeader("Content-Type", "application/json");
        if (outcome.succeeded()) {
            response.end(envelope(outcome.result()));
            return;
        }
        ApiError error = outcome.cause() instanceof ApiError known
                ? known
                : ApiError.of(500, "Internal Server Error: " + outcome.cause().getMessage());
        JsonObject json = error.toJson();
        if (error.code() == 429) {
            long seconds = json.getJsonObject("parameters").getLong("retry_after");
            response.putHeader("Retry-After", Long.toString(seconds));
        }
        response.setStatusCode(error.code()).end(json.toBuffer());
    }

    private static Buffer envelope(Object result) {
        if (result instanceof DescribedResult described) {
            return new JsonObject()
                    .put("ok", true)
                    .put("result", described.result())
                    .put("description", described.description())
                    .toBuffer();
        }
        Buffer json = result instanceof RawJson raw ? raw.json() : Json.encodeToBuffer(result);
        return Buffer.buffer("{\"ok\":true,\"result\":").appendBuffer(json).appendByte((byte) '}');
    }

    private void download(RoutingContext context) {
        Optional<StoredFile> file = BotPath.parse(context.request().path(), "/file/bot")
                .filter(path -> world.botByToken(path.token()).isPresent())
                .flatMap(path -> world.locked(() -> world.files().findByPath(path.rest())));
        if (file.isEmpty()) {
            answer(context.response(), Future.failedFuture(ApiError.of(404, "Not Found")));
            return;
        }
        if (file.get().isLink()) {
            context.redirect(file.get().url());
            return;
        }
        context.response()
                .putHeader("Content-Type", "application/octet-stream")
                .end(file.get().content());
    }
}
