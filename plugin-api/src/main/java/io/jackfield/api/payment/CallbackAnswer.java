package io.jackfield.api.payment;

import io.jackfield.api.Experimental;
import java.nio.charset.StandardCharsets;

/** What the payment system is answered. */
@Experimental
@SuppressWarnings("ArrayRecordComponent") // bytes on their way out; never compared
public record CallbackAnswer(int status, String contentType, byte[] body) {
    public static CallbackAnswer json(String body) {
        return new CallbackAnswer(200, "application/json", body.getBytes(StandardCharsets.UTF_8));
    }

    public static CallbackAnswer notFound() {
        return new CallbackAnswer(404, "text/plain", new byte[0]);
    }
}
