package io.jackfield.host.admin;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Failures as RFC 9457 writes them. */
final class Problem {
    private static final Logger LOG = LoggerFactory.getLogger(Problem.class);

    private Problem() {}

    static void answer(RoutingContext context, int status, String detail) {
        context.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/problem+json")
                .end(new JsonObject()
                                .put("type", "about:blank")
                                .put("title", HttpResponseStatus.valueOf(status).reasonPhrase())
                                .put("status", status)
                                .put("detail", detail)
                                .encodePrettily()
                        + "\n");
    }

    static void answer(RoutingContext context, Throwable failure) {
        if (failure instanceof JackfieldException known) {
            answer(context, status(known.error()), known.getMessage());
        } else {
            LOG.error("admin: {} {} failed", context.request().method(), context.normalizedPath(), failure);
            answer(context, 500, "the host failed: " + failure.getMessage() + "; its log says more");
        }
    }

    private static int status(StandardError error) {
        return switch (error) {
            case NOT_FOUND -> 404;
            case REQUEST_REJECTED -> 400;
            default -> error.retryable() ? 503 : 500;
        };
    }
}
