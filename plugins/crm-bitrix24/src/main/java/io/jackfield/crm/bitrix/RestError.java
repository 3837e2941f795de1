package io.jackfield.crm.bitrix;

import io.jackfield.api.StandardError;
import java.util.Locale;
import java.util.Map;

/**
 * Why Bitrix24 has refused a call.
 *
 * @param kind what it means for the event: whether it comes again
 * @param told for the operator
 */
record RestError(StandardError kind, String told) {
    private static final int LONGEST = 200;

    /** @param fields of the answer; empty where it was no JSON */
    static RestError of(int status, Map<?, ?> fields) {
        String code = text(fields.get("error"));
        String words = text(fields.get("error_description"));
        StandardError kind = byCode(code.toUpperCase(Locale.ROOT), status);
        String told = status + (code.isEmpty() ? "" : " " + code) + (words.isEmpty() ? "" : ", " + words);
        return new RestError(kind, told + hint(kind));
    }

    private static String text(Object value) {
        return value instanceof String text ? text.substring(0, Math.min(text.length(), LONGEST)) : "";
    }

    /** A code says more than the status, which is 503 for too many calls and 400 for much else. */
    private static StandardError byCode(String code, int status) {
        return switch (code) {
            case "QUERY_LIMIT_EXCEEDED", "OPERATION_TIME_LIMIT" -> StandardError.RATE_LIMITED;
            case "OVERLOAD_LIMIT", "INTERNAL_SERVER_ERROR", "ERROR_UNEXPECTED_ANSWER" -> StandardError.OVERLOADED;
            case "ACCESS_DENIED",
                    "INVALID_CREDENTIALS",
                    "NO_AUTH_FOUND",
                    "INSUFFICIENT_SCOPE",
                    "USER_ACCESS_ERROR",
                    "EXPIRED_TOKEN",
                    "INVALID_TOKEN" -> StandardError.UNAUTHORIZED;
            default -> byStatus(status);
        };
    }

    private static StandardError byStatus(int status) {
        return switch (status) {
            case 401, 403 -> StandardError.UNAUTHORIZED;
            case 408 -> StandardError.UNAVAILABLE;
            case 429 -> StandardError.RATE_LIMITED;
            default -> status >= 500 ? StandardError.OVERLOADED : StandardError.REQUEST_REJECTED;
        };
    }

    private static String hint(StandardError kind) {
        return kind == StandardError.UNAUTHORIZED
                ? "; look at the incoming webhook in Bitrix24: it needs the right crm, and its user that to read and"
                        + " change leads"
                : "";
    }
}
