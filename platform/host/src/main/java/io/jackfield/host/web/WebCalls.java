package io.jackfield.host.web;

import io.jackfield.api.web.WebAnswer;
import io.jackfield.api.web.WebRequest;
import io.jackfield.host.calls.Parameters;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * HTTP calls as plugins see them.
 *
 * @param behindProxy whether the last address in {@code X-Forwarded-For} is the caller's
 */
public record WebCalls(boolean behindProxy) {
    /**
     * Throws {@link IllegalArgumentException} when path, query or form are encoded wrongly.
     *
     * @param rest what follows the route in the path, as it came
     */
    WebRequest read(HttpServerRequest request, String rest, byte[] body) {
        return read(request, rest, body, Parameters::of);
    }

    /**
     * The same for whoever has to answer in words of its own when query or form are encoded wrongly: they are none
     * then. Throws {@link IllegalArgumentException} for the path only.
     */
    WebRequest readAsItCame(HttpServerRequest request, String rest, byte[] body) {
        return read(request, rest, body, (query, type, form) -> {
            try {
                return Parameters.of(query, type, form);
            } catch (IllegalArgumentException wronglyEncoded) {
                return Map.of();
            }
        });
    }

    private interface ParameterReader {
        Map<String, String> read(String query, String contentType, byte[] body);
    }

    private WebRequest read(HttpServerRequest request, String rest, byte[] body, ParameterReader parameters) {
        Map<String, String> headers = new HashMap<>();
        request.headers()
                .forEach((name, value) ->
                        headers.merge(name.toLowerCase(Locale.ROOT), value, (one, other) -> one + ", " + other));
        return new WebRequest(
                request.method().name(),
                PluginPath.decoded(rest),
                headers,
                parameters.read(
                        request.query() == null ? "" : request.query(), headers.getOrDefault("content-type", ""), body),
                body,
                callerOf(request, headers));
    }

    private String callerOf(HttpServerRequest request, Map<String, String> headers) {
        String forwarded = headers.getOrDefault("x-forwarded-for", "");
        return behindProxy && !forwarded.isEmpty()
                ? forwarded.substring(forwarded.lastIndexOf(',') + 1).strip()
                : request.remoteAddress().hostAddress();
    }

    static void write(HttpServerResponse response, WebAnswer answer) {
        HttpStream.putHead(response, answer);
        if (!response.closed()) {
            response.end(Buffer.buffer(answer.body()));
        }
    }

    static void end(HttpServerResponse response, int status) {
        if (!response.closed() && !response.ended()) {
            response.setStatusCode(status).end();
        }
    }
}
