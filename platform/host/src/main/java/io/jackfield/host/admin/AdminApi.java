package io.jackfield.host.admin;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.host.admin.AdminCalls.Match;
import io.jackfield.host.admin.AdminDoor.Asker;
import io.jackfield.host.staff.OperatorRight;
import io.jackfield.host.staff.TokenCheck;
import io.jackfield.host.staff.Visitor;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** {@code /admin/api/v1/}: JSON, with an operator's token or the host's own as bearer. Core loop only. */
public final class AdminApi {
    /** Where it is on the operators' listener. */
    public static final String PATH = "/admin/api/v1";

    private static final String DOCUMENT = "/openapi.json";
    private static final String ASKER = "asker";
    private static final String BEARER = "Bearer ";
    /** For finding out whose token it is: a database may hang and say nothing. */
    private static final Duration TOKEN_LIMIT = Duration.ofSeconds(5);
    /** For a look; what changes something may have to wait for plugins and other services. */
    private static final Duration LOOK_LIMIT = Duration.ofSeconds(10);

    private final AdminDoor door;
    private final TokenCheck tokens;

    public AdminApi(AdminDoor door, TokenCheck tokens) {
        this.door = door;
        this.tokens = tokens;
    }

    public Router routes(Vertx vertx) {
        JsonObject document = OpenApiDocument.of(door.calls());
        Router router = Router.router(vertx);
        router.get(DOCUMENT).handler(context -> answer(context, document));
        router.route().handler(this::requireToken);
        router.route().handler(this::answer);
        router.route()
                .failureHandler(context -> Problem.answer(
                        context,
                        Optional.ofNullable(context.failure())
                                .orElseGet(() -> new JackfieldException(
                                        StandardError.REQUEST_REJECTED, "the call is not accepted"))));
        return router;
    }

    /** Goes on only for an operator; for other routes of operators as well. */
    public void requireToken(RoutingContext context) {
        String header = context.request().getHeader("Authorization");
        if (header == null || !header.startsWith(BEARER)) {
            refuse(context);
            return;
        }
        Visitor visitor = visitor(context);
        context.request().pause();
        tokens.check(header.substring(BEARER.length()), visitor)
                .timeout(TOKEN_LIMIT.toMillis(), TimeUnit.MILLISECONDS)
                .onSuccess(answer -> {
                    context.request().resume();
                    switch (answer) {
                        case TokenCheck.Answer.Known known -> {
                            context.put(ASKER, new Asker(known.operator(), visitor));
                            context.next();
                        }
                        case TokenCheck.Answer.Unknown ignored -> refuse(context);
                        case TokenCheck.Answer.Wait wait -> letWait(context, wait.rest());
                    }
                })
                .onFailure(error -> {
                    context.request().resume();
                    Problem.answer(context, error);
                });
    }

    /** The same, for a look at what belongs to nobody in particular. */
    public void requireView(RoutingContext context) {
        Asker asker = context.get(ASKER);
        if (asker.may(OperatorRight.VIEW)) {
            context.next();
            return;
        }
        Problem.answer(context, 403, "this needs the right " + OperatorRight.VIEW.word());
    }

    private static void letWait(RoutingContext context, Duration rest) {
        long seconds = rest.toSeconds() + 1;
        context.response().putHeader("Retry-After", Long.toString(seconds));
        Problem.answer(context, 429, "too many wrong tokens came from your address; try again in " + seconds + " s");
    }

    private static void refuse(RoutingContext context) {
        context.response().putHeader("WWW-Authenticate", "Bearer");
        Problem.answer(
                context,
                401,
                "the token is missing or wrong; send your own, JACKFIELD_ADMIN_TOKEN, or the content of data/admin-token,"
                        + " as Authorization: Bearer");
    }

    /** Where a call comes from. */
    public static Visitor visitor(RoutingContext context) {
        String browser = context.request().getHeader("User-Agent");
        return new Visitor(address(context.request()), browser == null ? "" : browser);
    }

    private static String address(HttpServerRequest request) {
        return request.remoteAddress() == null
                ? ""
                : address(request.remoteAddress().hostAddress(), request.getHeader("X-Forwarded-For"));
    }

    /**
     * Of a proxy on this machine or in a private network beside it: the address for which it asks. None asks for this
     * machine from another one.
     *
     * @param passedOn null when nobody says so
     */
    static String address(String peer, String passedOn) {
        boolean isNear = literal(peer)
                .filter(near -> near.isLoopbackAddress() || near.isSiteLocalAddress())
                .isPresent();
        if (passedOn == null || !isNear) {
            return peer;
        }
        String last = passedOn.substring(passedOn.lastIndexOf(',') + 1).strip();
        return literal(last).filter(far -> !far.isLoopbackAddress()).isPresent() ? last : peer;
    }

    /** Empty for a name, which is looked up by nobody here. */
    private static Optional<InetAddress> literal(String address) {
        try {
            return Optional.of(InetAddress.ofLiteral(address));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private void answer(RoutingContext context) {
        String path = context.normalizedPath().substring(context.mountPoint() == null ? 0 : PATH.length());
        Asker asker = context.get(ASKER);
        try {
            Match match = door.find(context.request().method(), path);
            if (match.call().handler() instanceof AdminCall.Handler.Json) {
                Future<JsonObject> done = body(context, match.call().longestBody())
                        .compose(body -> door.call(asker, match, context.queryParams(), body));
                boolean look = context.request().method() == HttpMethod.GET;
                answer(context, look ? done.timeout(LOOK_LIMIT.toMillis(), TimeUnit.MILLISECONDS) : done);
            } else {
                door.pass(context, asker, path);
            }
        } catch (JackfieldException e) {
            Problem.answer(context, e);
        }
    }

    private static Future<JsonObject> body(RoutingContext context, int longest) {
        Buffer read = Buffer.buffer();
        context.request().handler(part -> {
            if (read.length() <= longest) {
                read.appendBuffer(part);
            }
        });
        return context.request().end().map(done -> {
            if (read.length() > longest) {
                throw BodyFields.refused("the body has more than " + longest + " bytes, which this call does not take");
            }
            return json(read);
        });
    }

    private static JsonObject json(Buffer body) {
        try {
            return body.length() == 0 ? new JsonObject() : body.toJsonObject();
        } catch (DecodeException | ClassCastException e) {
            throw new JackfieldException(StandardError.REQUEST_REJECTED, "the body is no JSON object", e);
        }
    }

    /** Sends what an answer comes to, good or bad. */
    static void answer(RoutingContext context, Future<JsonObject> answer) {
        answer.onSuccess(json -> answer(context, json)).onFailure(error -> Problem.answer(context, error));
    }

    private static void answer(RoutingContext context, JsonObject json) {
        context.response().putHeader("Content-Type", "application/json").end(json.encodePrettily() + "\n");
    }
}
