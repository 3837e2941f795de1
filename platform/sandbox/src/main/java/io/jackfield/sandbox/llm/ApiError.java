package io.jackfield.sandbox.llm;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.ThreadLocalRandom;

/** A refusal in the shape that all the services share: {@code {"error":{"message","type","param","code"}}}. */
final class ApiError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String param;
    private final String code;

    private ApiError(int status, String message, String param, String code) {
        super(message, null, false, false);
        this.status = status;
        this.param = param;
        this.code = code;
    }

    static ApiError notJson() {
        return new ApiError(
                400, "We could not parse the JSON body of your request. The API expects a JSON object.", null, null);
    }

    static ApiError modelMissing() {
        return new ApiError(400, "you must provide a model parameter", null, null);
    }

    static ApiError missing(String parameter) {
        return new ApiError(
                400, "Missing required parameter: '" + parameter + "'.", parameter, "missing_required_parameter");
    }

    static ApiError invalid(String parameter, String message) {
        return new ApiError(400, message, parameter, "invalid_value");
    }

    /** Nothing is stored here, so a client that counts on the server's memory must notice. */
    static ApiError notStored(String responseId) {
        return new ApiError(
                400,
                "Previous response with id '" + responseId + "' not found.",
                "previous_response_id",
                "previous_response_not_found");
    }

    static ApiError unknownModel(String model) {
        return new ApiError(
                404,
                "The model `" + model + "` does not exist or you do not have access to it.",
                null,
                "model_not_found");
    }

    static void requireKey(RoutingContext context) {
        String authorization = context.request().getHeader("Authorization");
        if (authorization == null || !authorization.startsWith("Bearer ") || authorization.length() == 7) {
            throw new ApiError(
                    401,
                    "You didn't provide an API key. Send it in an Authorization header using Bearer auth;"
                            + " the sandbox takes any key.",
                    null,
                    "invalid_api_key");
        }
    }

    static void respondToFailure(RoutingContext context) {
        if (context.response().headWritten()) {
            context.response().reset();
            return;
        }
        ApiError error = context.failure() instanceof ApiError refusal ? refusal : forStatus(context.statusCode());
        context.response()
                .putHeader(
                        "x-request-id",
                        "req_refused_"
                                + Long.toHexString(ThreadLocalRandom.current().nextLong()))
                .setStatusCode(error.status);
        context.json(error.asJson());
    }

    private static ApiError forStatus(int status) {
        return status == 413
                ? new ApiError(413, "The request body is too large.", null, "request_too_large")
                : new ApiError(status < 400 ? 500 : status, "The sandbox could not answer.", null, "server_error");
    }

    /** The body for {@code status} when a test names no other. */
    static JsonObject bodyFor(int status) {
        return switch (status) {
            case 401 -> body("Incorrect API key provided.", "invalid_request_error", null, "invalid_api_key");
            case 402 -> body("Insufficient Balance", "insufficient_quota", null, "credit_balance_exhausted");
            case 429 -> body("Rate limit reached. Please try again later.", "requests", null, "rate_limit_exceeded");
            case 503 -> body("The server is overloaded.", "server_error", null, "server_is_overloaded");
            default -> body("The sandbox was told to fail with " + status + ".", typeOf(status), null, "simulated");
        };
    }

    private JsonObject asJson() {
        return body(getMessage(), typeOf(status), param, code);
    }

    private static String typeOf(int status) {
        return status < 500 ? "invalid_request_error" : "server_error";
    }

    private static JsonObject body(String message, String type, String param, String code) {
        JsonObject error = new JsonObject()
                .put("message", message)
                .put("type", type)
                .put("param", param)
                .put("code", code);
        return new JsonObject().put("error", error);
    }
}
