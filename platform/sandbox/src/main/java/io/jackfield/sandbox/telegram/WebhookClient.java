package io.jackfield.sandbox.telegram;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.net.ConnectException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;

/** Posts one update to a webhook and carries out the call that may stand in the answer. */
final class WebhookClient {
    private static final long LONGEST_WAIT_MILLIS = 60_000;
    private static final long LONGEST_RETRY_AFTER_SECONDS = 3_600;
    private static final int CONNECTIONS = 100;
    private static final Set<String> IGNORED = Set.of("setwebhook", "deletewebhook", "close", "logout");

    private final HttpClient http;

    /**
     * How a webhook answered.
     *
     * @param call a method call for Telegram to carry out; nobody learns how it goes
     */
    record Delivery(int status, String reason, Optional<Long> retryAfterSeconds, Optional<JsonObject> call) {
        boolean isSuccess() {
            return status / 100 == 2;
        }
    }

    WebhookClient(Vertx vertx) {
        this.http = vertx.createHttpClient(
                new HttpClientOptions().setKeepAlive(true).setConnectTimeout(10_000),
                new PoolOptions().setHttp1MaxSize(CONNECTIONS));
    }

    Future<Delivery> post(WebhookSettings webhook, Buffer update) {
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(webhook.url())
                .setIdleTimeout(LONGEST_WAIT_MILLIS)
                .putHeader("Content-Type", "application/json");
        if (!webhook.secret().isEmpty()) {
            options.putHeader("X-Telegram-Bot-Api-Secret-Token", webhook.secret());
        }
        return http.request(options).compose(request -> exchange(request, update));
    }

    private Future<Delivery> exchange(HttpClientRequest request, Buffer update) {
        return request.send(update).compose(response -> response.body().map(body -> received(response, body)));
    }

    private Delivery received(HttpClientResponse response, Buffer body) {
        Optional<Long> retryAfter = Optional.ofNullable(response.getHeader("Retry-After"))
                .filter(header -> header.matches("\\d{1,6}"))
                .map(header -> Math.min(Long.parseLong(header), LONGEST_RETRY_AFTER_SECONDS));
        Optional<JsonObject> call = response.statusCode() / 100 == 2 ? callIn(body) : Optional.empty();
        return new Delivery(response.statusCode(), response.statusMessage(), retryAfter, call);
    }

    /** Methods that ask, or that change the webhook itself, are ignored in answers. */
    private static Optional<JsonObject> callIn(Buffer body) {
        try {
            return body.length() == 0
                    ? Optional.empty()
                    : Optional.of(body.toJsonObject()).filter(WebhookClient::counts);
        } catch (DecodeException | ClassCastException e) {
            return Optional.empty();
        }
    }

    private static boolean counts(JsonObject call) {
        String method = String.valueOf(call.getValue("method")).toLowerCase(Locale.ROOT);
        return call.containsKey("method") && !method.startsWith("get") && !IGNORED.contains(method);
    }

    void close() {
        http.close();
    }

    static Optional<Long> retryAfter(AsyncResult<Delivery> outcome) {
        return outcome.succeeded() ? outcome.result().retryAfterSeconds() : Optional.empty();
    }

    /** What {@code getWebhookInfo} says about a failure. */
    static String explain(AsyncResult<Delivery> outcome) {
        if (outcome.succeeded()) {
            return "Wrong response from the webhook: " + outcome.result().status() + " "
                    + outcome.result().reason();
        }
        return switch (outcome.cause()) {
            case ConnectException refused -> "Connection refused";
            case TimeoutException late -> "Read timeout expired";
            default -> "Connection closed by the webhook";
        };
    }
}
