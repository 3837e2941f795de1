package io.jackfield.sandbox.llm;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** What each service says when it refuses: its status and its body. */
final class Refusals {
    private Refusals() {}

    static int status(Face face, Trouble trouble) {
        return switch (trouble) {
            case KEY -> 401;
            case CREDIT -> face == Face.OPENAI ? 429 : 402;
            case RATE -> 429;
            case OVERLOAD -> 503;
            case TOO_LONG -> 400;
            case POLICY -> face == Face.OPENROUTER ? 403 : 400;
            case BROKEN -> 500;
        };
    }

    static JsonObject body(Face face, Trouble trouble) {
        int status = status(face, trouble);
        return switch (trouble) {
            case KEY -> body(face, status, "Incorrect API key provided.", "authentication_error", "invalid_api_key");
            case CREDIT -> body(face, status, credit(face), "insufficient_quota", "credit_balance_exhausted");
            case RATE -> body(face, status, "Rate limit reached. Please try again later.", "requests", rate(face));
            case OVERLOAD -> body(face, status, overload(face), "server_error", "server_is_overloaded");
            case TOO_LONG -> body(face, status, tooLong(face), tooLongType(face), "context_length_exceeded");
            case POLICY -> body(face, status, policy(face), policyType(face), "content_filter");
            case BROKEN -> body(face, status, "The server had an error.", "server_error", "server_error");
        };
    }

    /** The usual reason for {@code status}, in the words of {@code face}. */
    static JsonObject bodyFor(Face face, int status) {
        JsonObject body = switch (status) {
            case 401 -> body(face, Trouble.KEY);
            case 402 -> body(face, Trouble.CREDIT);
            case 429 -> body(face, Trouble.RATE);
            case 500 -> body(face, Trouble.BROKEN);
            case 503 -> body(face, Trouble.OVERLOAD);
            default ->
                body(
                        face,
                        status,
                        "The sandbox was told to fail with " + status + ".",
                        status < 500 ? "invalid_request_error" : "server_error",
                        "simulated");
        };
        JsonObject error = body.getJsonObject("error");
        return error.getValue("code") instanceof Integer
                ? new JsonObject().put("error", error.put("code", status))
                : body;
    }

    /** The error of one service: {@code code} is a text at OpenAI and DeepSeek and the status elsewhere. */
    static JsonObject body(Face face, int status, String message, String type, String code) {
        return new JsonObject().put("error", error(face, status, message, type, code));
    }

    private static JsonObject error(Face face, int status, String message, String type, String code) {
        JsonObject error = new JsonObject().put("message", message);
        return switch (face) {
            case OPENAI -> error.put("type", type).putNull("param").put("code", code);
            case DEEPSEEK -> error.put("type", type).putNull("param").put("code", "invalid_request_error");
            case PERPLEXITY -> error.put("type", code == null ? type : code).put("code", status);
            case OPENROUTER -> {
                error.put("code", status);
                yield status == 403 || status == 429 || status >= 500 ? error.put("metadata", metadata(status)) : error;
            }
            case LOCAL -> error.put("type", type).put("code", status);
        };
    }

    private static JsonObject metadata(int status) {
        JsonObject metadata = new JsonObject().put("provider_name", "Sandbox");
        return status == 403
                ? metadata.put("reasons", new JsonArray().add("simulated")).put("flagged_input", "…")
                : metadata.put("raw", "simulated").put("provider_code", status);
    }

    private static String credit(Face face) {
        return switch (face) {
            case OPENAI -> "You exceeded your current quota, please check your plan and billing details.";
            case DEEPSEEK -> "Insufficient Balance";
            default -> "This request requires more credits. Add credits and try again.";
        };
    }

    private static String policy(Face face) {
        return face == Face.DEEPSEEK ? "Content Exists Risk" : "The prompt is against the usage policy.";
    }

    private static String policyType(Face face) {
        return face == Face.LOCAL ? "content_filter" : "invalid_request_error";
    }

    private static String rate(Face face) {
        return face == Face.PERPLEXITY ? "request_rate_limit_exceeded" : "rate_limit_exceeded";
    }

    private static String overload(Face face) {
        return face == Face.OPENROUTER
                ? "There is no available model provider that meets your routing requirements."
                : "The server is overloaded. Please try again later.";
    }

    private static String tooLong(Face face) {
        return face == Face.LOCAL
                ? "the request exceeds the available context size, try increasing it"
                : "This model's maximum context length is 1000 tokens. However, your messages resulted in more.";
    }

    private static String tooLongType(Face face) {
        return face == Face.LOCAL ? "exceed_context_size_error" : "invalid_request_error";
    }
}
