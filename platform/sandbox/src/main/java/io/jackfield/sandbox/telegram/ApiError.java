package io.jackfield.sandbox.telegram;

import io.vertx.core.json.JsonObject;

/** A call refused in Telegram's words. */
final class ApiError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int code;
    private final String parameter;
    private final long value;

    private ApiError(int code, String description, String parameter, long value) {
        super(description, null, false, false);
        this.code = code;
        this.parameter = parameter;
        this.value = value;
    }

    static ApiError of(int code, String description) {
        return new ApiError(code, description, "", 0);
    }

    static ApiError badRequest(String problem) {
        return of(400, "Bad Request: " + problem);
    }

    static ApiError forbidden(String problem) {
        return of(403, "Forbidden: " + problem);
    }

    static ApiError conflict(String problem) {
        return of(409, "Conflict: " + problem);
    }

    static ApiError queryTooOld() {
        return badRequest("query is too old and response timeout expired or query ID is invalid");
    }

    static ApiError tooManyRequests(long retryAfterSeconds) {
        return new ApiError(
                429, "Too Many Requests: retry after " + retryAfterSeconds, "retry_after", retryAfterSeconds);
    }

    static ApiError migrated(long newChatId) {
        return new ApiError(
                400, "Bad Request: group chat was upgraded to a supergroup chat", "migrate_to_chat_id", newChatId);
    }

    int code() {
        return code;
    }

    JsonObject toJson() {
        JsonObject json =
                new JsonObject().put("ok", false).put("error_code", code).put("description", getMessage());
        if (!parameter.isEmpty()) {
            json.put("parameters", new JsonObject().put(parameter, value));
        }
        return json;
    }
}
