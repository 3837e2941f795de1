package io.jackfield.sandbox.payment.payme;

import io.vertx.core.json.JsonObject;
import java.util.stream.Stream;

/** What errors have to look like. */
final class Errors {
    private static final int FIRST_OF_ACCOUNT = -31_050;
    private static final int LAST_OF_ACCOUNT = -31_099;

    private Errors() {}

    static boolean isOfAccount(JsonObject error, String field) {
        return error.getValue("code") instanceof Number code
                && code.intValue() <= FIRST_OF_ACCOUNT
                && code.intValue() >= LAST_OF_ACCOUNT
                && field.equals(error.getValue("data"))
                && error.getValue("message") instanceof JsonObject message
                && Stream.of("ru", "uz", "en")
                        .allMatch(language -> message.getValue(language) instanceof String text && !text.isBlank());
    }
}
