package io.jackfield.host.admin;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.host.store.Database;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Failures as RFC 9457 writes them. */
final class Problem {
    private static final Logger LOG = LoggerFactory.getLogger(Problem.class);

    /** Before what joins an answer and its line in the log. */
    private static final String TRACE = "admin-";

    private Problem() {}

    static void answer(RoutingContext context, int status, String detail) {
        answer(context, status, detail, new JsonObject());
    }

    /** @param further what the problem has beside what all have */
    private static void answer(RoutingContext context, int status, String detail, JsonObject further) {
        context.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/problem+json")
                .end(new JsonObject()
                                .put("type", "about:blank")
                                .put("title", HttpResponseStatus.valueOf(status).reasonPhrase())
                                .put("status", status)
                                .put("detail", detail)
                                .mergeIn(further)
                                .encodePrettily()
                        + "\n");
    }

    static void answer(RoutingContext context, Throwable failure) {
        if (failure instanceof JackfieldException known) {
            answer(context, status(known.error()), known.getMessage(), fields(known));
        } else if (Database.isAway(failure)) {
            answer(context, 503, "the database is away; ask again when it is back, see /health");
        } else if (isLate(failure)) {
            answer(
                    context,
                    503,
                    "there was no answer in time; the database or a plugin hangs, see /health, and the audit for whether"
                            + " something was done");
        } else {
            String trace =
                    TRACE + Integer.toHexString(ThreadLocalRandom.current().nextInt());
            LOG.error(
                    "admin: {} {} failed, trace={}",
                    context.request().method(),
                    context.normalizedPath(),
                    trace,
                    failure);
            answer(context, 500, "the host failed: " + failure.getMessage() + "; its log says more under " + trace);
        }
    }

    /** Within the limit of a call, or of the pool for a connection, which has no type of its own. */
    private static boolean isLate(Throwable failure) {
        return failure instanceof TimeoutException || "Timeout".equals(failure.getMessage());
    }

    /** What is wrong with each field, where it is about fields. */
    private static JsonObject fields(JackfieldException known) {
        JsonObject fields = new JsonObject();
        FieldProblems.of(known).forEach(fields::put);
        return fields.isEmpty() ? fields : new JsonObject().put("fields", fields);
    }

    private static int status(StandardError error) {
        return switch (error) {
            case NOT_FOUND -> 404;
            case REQUEST_REJECTED -> 400;
            case NOT_PERMITTED -> 403;
            default -> error.retryable() ? 503 : 500;
        };
    }
}
