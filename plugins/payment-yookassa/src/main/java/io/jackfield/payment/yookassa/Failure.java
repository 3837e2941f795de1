package io.jackfield.payment.yookassa;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import java.time.Duration;
import java.util.Arrays;

/** What a status of YooKassa's API means. After {@link #isUnknown} the same call with the same key finds out. */
enum Failure {
    NOT_READY(202, StandardError.OVERLOADED),
    INVALID_REQUEST(400, StandardError.REQUEST_REJECTED),
    INVALID_CREDENTIALS(401, StandardError.UNAUTHORIZED),
    /** Such as automatic payments that YooKassa has not allowed the shop. */
    FORBIDDEN(403, StandardError.UNAUTHORIZED),
    NOT_FOUND(404, StandardError.NOT_FOUND),
    GONE(410, StandardError.REQUEST_REJECTED),
    TOO_MANY_REQUESTS(429, StandardError.RATE_LIMITED),
    INTERNAL_SERVER_ERROR(500, StandardError.OVERLOADED);

    private static final int FIRST_OF_SERVER = 500;
    private static final int LONGEST = 300;
    /** Whatever YooKassa repeats of a buyer: addresses, telephones, cards. */
    private static final String PERSONAL = "\\S+@\\S+|\\+?\\d[\\d -]{5,}";

    private final int status;
    private final StandardError error;

    Failure(int status, StandardError error) {
        this.status = status;
        this.error = error;
    }

    static Failure of(int status) {
        if (status >= FIRST_OF_SERVER) {
            return INTERNAL_SERVER_ERROR;
        }
        return Arrays.stream(values())
                .filter(one -> one.status == status)
                .findFirst()
                .orElse(INVALID_REQUEST);
    }

    /** Whether the call may have had its effect. */
    boolean isUnknown() {
        return this == NOT_READY || this == INTERNAL_SERVER_ERROR;
    }

    /** @param answer YooKassa's, as far as it can be read */
    JackfieldException exception(String call, int answered, Fields answer) {
        String words = "YooKassa answered " + call + " with " + answered
                + answer.text("code").map(code -> " " + code).orElse("")
                + answer.text("parameter").map(name -> ", parameter " + name).orElse("")
                + answer.text("id").map(id -> ", error " + id).orElse("")
                + answer.text("description")
                        .map(text -> ": " + text.replaceAll(PERSONAL, "…"))
                        .orElse("");
        String line = words.replaceAll("\\p{Cntrl}", " ");
        JackfieldException failure = new JackfieldException(error, line.substring(0, Math.min(LONGEST, line.length())));
        return answer.number("retry_after")
                .filter(millis -> millis > 0)
                .map(Duration::ofMillis)
                .map(failure::withRetryAfter)
                .orElse(failure);
    }
}
