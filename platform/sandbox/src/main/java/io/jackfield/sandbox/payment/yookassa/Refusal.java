package io.jackfield.sandbox.payment.yookassa;

import io.vertx.core.json.JsonObject;
import java.util.UUID;

/** An error of the API. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final String parameter;

    Refusal(int status, String code, String description, String parameter) {
        super(description, null, false, false);
        this.status = status;
        this.code = code;
        this.parameter = parameter;
    }

    static Refusal invalid(String description, String parameter) {
        return new Refusal(400, "invalid_request", description, parameter);
    }

    static Refusal notFound(String what) {
        return new Refusal(404, "not_found", what + " doesn't exist or access denied", "");
    }

    int status() {
        return status;
    }

    JsonObject json() {
        JsonObject json = new JsonObject()
                .put("type", "error")
                .put("id", UUID.randomUUID().toString())
                .put("code", code)
                .put("description", getMessage());
        return parameter.isEmpty() ? json : json.put("parameter", parameter);
    }
}
