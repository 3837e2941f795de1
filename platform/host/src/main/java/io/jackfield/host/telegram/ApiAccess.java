package io.jackfield.host.telegram;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;

/**
 * Where a bot's Bot API is, and the token that opens it.
 *
 * @param base such as {@code https://api.telegram.org}, without a slash at the end
 */
public record ApiAccess(String base, String token) {
    RequestOptions request(String method) {
        return new RequestOptions().setMethod(HttpMethod.POST).setAbsoluteURI(base + "/bot" + token + "/" + method);
    }

    RequestOptions file(String path) {
        return new RequestOptions().setMethod(HttpMethod.GET).setAbsoluteURI(base + "/file/bot" + token + "/" + path);
    }

    /** Without the token: objects end up in logs. */
    @Override
    public String toString() {
        return "Bot API at " + base;
    }
}
