package io.jackfield.host.admin;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.function.Function;

/** {@code /admin/api/v1/}: JSON, with the admin token as bearer. Core loop only. */
public final class AdminApi {
    /** Where it is on the operators' listener. */
    public static final String PATH = "/admin/api/v1";

    private static final int MAX_BODY = 16 * 1024;
    private static final String USERS = "/bots/:bot/users";
    private static final String BEARER = "Bearer ";

    private final AdminToken token;
    private final AdminUsers users;

    public AdminApi(AdminToken token, AdminUsers users) {
        this.token = token;
        this.users = users;
    }

    public Router routes(Vertx vertx) {
        Router router = Router.router(vertx);
        router.route().handler(this::requireToken);
        router.route().handler(BodyHandler.create(false).setBodyLimit(MAX_BODY));
        on(router, HttpMethod.GET, USERS, this::find);
        on(router, HttpMethod.GET, USERS + "/:user", context -> users.show(bot(context), user(context)));
        on(router, HttpMethod.POST, USERS + "/:user/grant", this::grant);
        on(router, HttpMethod.POST, USERS + "/:user/revoke", this::revoke);
        on(router, HttpMethod.POST, USERS + "/:user/reset", this::reset);
        router.route().handler(context -> Problem.answer(context, 404, "there is nothing at this path"));
        router.route().failureHandler(AdminApi::failed);
        return router;
    }

    /** Goes on only for whoever shows the admin token; for other routes of operators as well. */
    public void requireToken(RoutingContext context) {
        String header = context.request().getHeader("Authorization");
        if (header != null && header.startsWith(BEARER) && token.isSameAs(header.substring(BEARER.length()))) {
            context.next();
            return;
        }
        context.response().putHeader("WWW-Authenticate", "Bearer");
        Problem.answer(
                context,
                401,
                "the admin token is missing or wrong; send JACKFIELD_ADMIN_TOKEN, or the content of data/admin-token,"
                        + " as Authorization: Bearer");
    }

    private static void on(
            Router router, HttpMethod method, String path, Function<RoutingContext, Future<JsonObject>> answer) {
        router.route(method, path)
                .handler(context -> answer.apply(context)
                        .onSuccess(json -> context.response()
                                .putHeader("Content-Type", "application/json")
                                .end(json.encodePrettily() + "\n"))
                        .onFailure(error -> Problem.answer(context, error)));
    }

    private Future<JsonObject> find(RoutingContext context) {
        return users.find(
                bot(context),
                context.queryParams().contains("q") ? context.queryParams().get("q") : "");
    }

    private Future<JsonObject> grant(RoutingContext context) {
        return users.grant(bot(context), user(context), GrantOrder.of(body(context)));
    }

    private Future<JsonObject> revoke(RoutingContext context) {
        return users.revoke(bot(context), user(context), GrantOrder.cause(body(context)));
    }

    private Future<JsonObject> reset(RoutingContext context) {
        return users.reset(bot(context), user(context), GrantOrder.cause(body(context)));
    }

    private static JsonObject body(RoutingContext context) {
        try {
            JsonObject body = context.body().asJsonObject();
            return body == null ? new JsonObject() : body;
        } catch (DecodeException | ClassCastException e) {
            throw new JackfieldException(StandardError.REQUEST_REJECTED, "the body is no JSON object", e);
        }
    }

    private static String bot(RoutingContext context) {
        return context.pathParam("bot");
    }

    private static String user(RoutingContext context) {
        return context.pathParam("user");
    }

    private static void failed(RoutingContext context) {
        int status = context.statusCode();
        if (status == HttpResponseStatus.INTERNAL_SERVER_ERROR.code()) {
            Problem.answer(context, context.failure());
        } else {
            Problem.answer(context, status, "the call is not accepted; its body may have up to " + MAX_BODY + " bytes");
        }
    }
}
