package io.jackfield.sandbox.payment;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;

/**
 * What the host answered.
 *
 * @param status {@link #NONE} when nothing came
 * @param body the reason, when nothing came
 */
public record Answer(int status, String body) {
    /** The status of no answer: refused, cut, or none in time. */
    public static final int NONE = 0;

    /** The body; empty when it is no JSON object. */
    public JsonObject json() {
        try {
            return body.isBlank() ? new JsonObject() : new JsonObject(body);
        } catch (DecodeException | ClassCastException noObject) {
            return new JsonObject();
        }
    }
}
