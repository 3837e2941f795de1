package io.jackfield.web.assistant;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.web.WebAnswer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Why a call is refused: {@code application/problem+json} as RFC 9457 has it. Its text is for programmers and shows no
 * secret.
 */
final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String type;
    private final transient Optional<Duration> retryAfter;

    private Problem(int status, String type, String detail, Optional<Duration> retryAfter) {
        super(detail, null, false, false);
        this.status = status;
        this.type = type;
        this.retryAfter = retryAfter;
    }

    static Problem of(int status, String type, String detail) {
        return new Problem(status, type, detail, Optional.empty());
    }

    static Problem unknownKey() {
        return of(401, "unauthorized", "the key is unknown; send one as Authorization: Bearer <key>");
    }

    static Problem invalid(String detail) {
        return of(400, "invalid-request", detail);
    }

    /** The database is away; the platform goes on by itself when it is back. */
    static Problem storageAway() {
        return new Problem(
                503,
                "storage-unavailable",
                "the database is away; try again in a moment",
                Optional.of(Duration.ofSeconds(2)));
    }

    /** The payment system does not answer, or will not. */
    static Problem paymentAway(JackfieldException failure) {
        return new Problem(
                503,
                "payment-unavailable",
                "this way to pay does not work at the moment; try again, or another one",
                failure.retryAfter());
    }

    /** What a failure of the bot's desks means for a caller. */
    static Problem of(JackfieldException failure) {
        return switch (failure.error()) {
            case QUOTA_EXCEEDED ->
                new Problem(
                        402,
                        "quota-exceeded",
                        "the user's plan allows no more; GET /credits tells what is left and when it renews",
                        failure.retryAfter());
            case SUBSCRIPTION_REQUIRED ->
                of(402, "subscription-required", "only subscribers may use this model; GET /models lists the others");
            case NOT_FOUND -> of(404, "model-not-found", "the bot offers no such model; GET /models lists them");
            case PROMPT_TOO_LONG -> of(413, "message-too-long", "the message does not fit into the model's window");
            case REFUSED_BY_POLICY -> of(422, "refused", "the model or its provider refused for reasons of policy");
            case RATE_LIMITED, OVERLOADED, UNAVAILABLE, QUARANTINED, UNAUTHORIZED, OUT_OF_CREDIT ->
                new Problem(
                        503,
                        "model-unavailable",
                        "the model cannot answer at the moment; try again, or another one",
                        failure.retryAfter());
            case STREAM_STALLED, STREAM_BROKEN, TIMED_OUT ->
                of(504, "answer-broken", "the model did not finish its answer; try again");
            default -> of(500, "internal", "something went wrong here; try again");
        };
    }

    WebAnswer answer() {
        WebAnswer answer = Json.answer(status, body()).with("content-type", "application/problem+json");
        WebAnswer told = retryAfter
                .map(wait -> answer.with("retry-after", Long.toString(Math.max(1, wait.toSeconds()))))
                .orElse(answer);
        return status == 401 ? told.with("www-authenticate", "Bearer") : told;
    }

    Map<String, Object> body() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "urn:jackfield:problem:" + type);
        body.put("title", type.replace('-', ' '));
        body.put("status", status);
        body.put("detail", getMessage());
        return body;
    }
}
