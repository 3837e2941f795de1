package io.jackfield.host.telegram;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Calls Telegram. Futures fail only when no answer came; what Telegram refuses is an {@link ApiAnswer}. Core loop only. */
public final class BotApi {
    private final HttpClient client;
    private final Duration limit;
    private final Map<Prepared, RequestOptions> prepared = new HashMap<>();

    /** {@code limit} is for one call, answer included; polling has its own. */
    public BotApi(Vertx vertx, Duration limit, int connections) {
        this.limit = limit;
        client = vertx.createHttpClient(
                new HttpClientOptions().setKeepAliveTimeout(50).setConnectTimeout(10_000),
                new PoolOptions().setHttp1MaxSize(connections).setMaxWaitQueueSize(-1));
    }

    public Future<ApiAnswer> call(ServedBot bot, BotCall call) {
        return call(bot.access(), call.method(), call.json());
    }

    public Future<ApiAnswer> call(ApiAccess access, String method, Buffer json) {
        return send(options(access, method), json, limit);
    }

    /** A call that Telegram itself holds open, such as getUpdates. */
    public Future<ApiAnswer> longCall(ApiAccess access, String method, Buffer json, Duration wait) {
        return send(options(access, method), json, wait.plus(limit));
    }

    public Future<ApiAnswer> upload(ServedBot bot, String method, Multipart form) {
        RequestOptions options = bot.access().request(method).putHeader("content-type", form.contentType());
        return send(options, form.body(), limit.multipliedBy(3));
    }

    /** The bytes of a file, at the path that getFile gave. */
    public Future<Buffer> download(ServedBot bot, String filePath) {
        return client.request(bot.access().file(filePath))
                .compose(HttpClientRequest::send)
                .compose(response -> response.statusCode() == 200
                        ? response.body()
                        : Future.failedFuture(new IllegalStateException("HTTP " + response.statusCode())));
    }

    private Future<ApiAnswer> send(RequestOptions options, Buffer body, Duration timeLimit) {
        return client.request(options)
                .compose(request -> request.idleTimeout(timeLimit.toMillis()).send(body))
                .compose(BotApi::answer);
    }

    private static Future<ApiAnswer> answer(HttpClientResponse response) {
        return response.body().map(body -> ApiAnswer.read(response.statusCode(), body));
    }

    /** Parsed once per bot and method: there are few, and they are needed for every message. */
    private RequestOptions options(ApiAccess access, String method) {
        return prepared.computeIfAbsent(
                new Prepared(access, method),
                key -> access.request(method).putHeader("content-type", "application/json"));
    }

    private record Prepared(ApiAccess access, String method) {}

    public Future<Void> close() {
        return client.close();
    }
}
