package io.jackfield.sandbox.llm;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.ThreadLocalRandom;

/** A request that no service would take, refused in the words of the one that was asked. */
final class ApiError extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final String BAD_REQUEST = "invalid_request_error";

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

    static ApiError unsupported(String parameter, String message) {
        return new ApiError(400, message, parameter, "unsupported_parameter");
    }

    /** A value of the right kind that does not make sense; DeepSeek tells it apart from a malformed request. */
    static ApiError unprocessable(String parameter, String message) {
        return new ApiError(422, message, parameter, "invalid_parameters");
    }

    static ApiError unknownField(String field) {
        return new ApiError(400, "Unknown field '" + field + "' in the request.", field, "invalid_request");
    }

    /** Nothing is stored here, so a client that counts on the server's memory must notice. */
    static ApiError notStored(String responseId) {
        return new ApiError(
                400,
                "Previous response with id '" + responseId + "' not found.",
                "previous_response_id",
                "previous_response_not_found");
    }

    static ApiError unknownModel(Face face, String model) {
        return switch (face) {
            case OPENAI, LOCAL ->
                new ApiError(
                        404,
                        "The model `" + model + "` does not exist or you do not have access to it.",
                        null,
                        "model_not_found");
            case PERPLEXITY -> new ApiError(400, "Invalid model '" + model + "'.", "model", "invalid_model");
            case DEEPSEEK -> new ApiError(400, "Model Not Exist", null, null);
            case OPENROUTER -> new ApiError(400, model + " is not a valid model ID", null, null);
        };
    }

    static void requireKey(RoutingContext context, Face face) {
        String authorization = context.request().getHeader("Authorization");
        boolean given = authorization != null && authorization.startsWith("Bearer ") && authorization.length() > 7;
        if (face.wantsKey() && !given) {
            throw new ApiError(
                    401,
                    "You didn't provide an API key. Send it in an Authorization header using Bearer auth;"
                            + " the sandbox takes any key.",
                    null,
                    "invalid_api_key");
        }
    }

    static void respondToFailure(RoutingContext context, Face face) {
        if (context.response().headWritten()) {
            context.response().reset();
            return;
        }
        ApiError error = context.failure() instanceof ApiError refusal ? refusal : forStatus(context.statusCode());
        String id =
                "req_refused_" + Long.toHexString(ThreadLocalRandom.current().nextLong());
        context.response().putHeader("x-request-id", id).setStatusCode(error.status);
        context.json(error.asJson(face));
    }

    private static ApiError forStatus(int status) {
        return status == 413
                ? new ApiError(413, "The request body is too large.", null, "request_too_large")
                : new ApiError(status < 400 ? 500 : status, "The sandbox could not answer.", null, "server_error");
    }

    private JsonObject asJson(Face face) {
        String type = status < 500 ? BAD_REQUEST : "server_error";
        JsonObject body = Refusals.body(face, status, getMessage(), type, code);
        JsonObject error = body.getJsonObject("error");
        if (error.containsKey("param")) {
            error.put("param", param);
        }
        return body;
    }
}
