package io.jackfield.host.telegram;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Calls Telegram. Futures fail only when no answer came; what Telegram refuses is an {@link ApiAnswer}. Long polls,
 * downloads and urgent calls have connections of their own, so that none of them keeps a message from being sent, or
 * waits for one. Core loop only.
 */
public final class BotApi {
    private static final int CONNECT_MILLIS = 10_000;
    private static final int KEEP_ALIVE_SECONDS = 50;
    /** One for each bot that polls. */
    private static final int MOST_POLLS = 10_000;

    private static final int MOST_DOWNLOADS = 16;

    private static final int URGENT_CONNECTIONS = 8;
    private static final Duration URGENT_LIMIT = Duration.ofSeconds(3);
    private static final int UPLOAD_LIMITS = 3;

    private final HttpClient sending;
    private final HttpClient polling;
    private final HttpClient downloading;
    private final HttpClient urgent;
    private final Duration limit;
    private final Map<Prepared, RequestOptions> prepared = new HashMap<>();

    /**
     * @param limit for one call, answer included; polling, uploads and downloads have their own
     * @param connections for all calls but long polls and downloads
     */
    public BotApi(Vertx vertx, Duration limit, int connections) {
        this.limit = limit;
        sending = client(vertx, connections);
        polling = client(vertx, MOST_POLLS);
        downloading = client(vertx, Math.min(connections, MOST_DOWNLOADS));
        urgent = client(vertx, URGENT_CONNECTIONS);
    }

    private static HttpClient client(Vertx vertx, int connections) {
        return vertx.createHttpClient(
                new HttpClientOptions().setKeepAliveTimeout(KEEP_ALIVE_SECONDS).setConnectTimeout(CONNECT_MILLIS),
                new PoolOptions().setHttp1MaxSize(connections).setMaxWaitQueueSize(-1));
    }

    public Future<ApiAnswer> call(ServedBot bot, BotCall call) {
        return call(bot.access(), call.method(), call.json());
    }

    public Future<ApiAnswer> call(ApiAccess access, String method, Buffer json) {
        return send(sending, options(access, method), json, limit);
    }

    /** A call for whose answer Telegram waits a few seconds only; it has 3, whatever messages are on their way. */
    public Future<ApiAnswer> urgentCall(ServedBot bot, BotCall call) {
        Duration least = limit.compareTo(URGENT_LIMIT) < 0 ? limit : URGENT_LIMIT;
        return send(urgent, options(bot.access(), call.method()), call.json(), least);
    }

    /** A call that Telegram itself holds open, such as getUpdates. */
    public Future<ApiAnswer> longCall(ApiAccess access, String method, Buffer json, Duration wait) {
        return send(polling, options(access, method), json, wait.plus(limit));
    }

    public Future<ApiAnswer> upload(ServedBot bot, String method, Multipart form) {
        RequestOptions options = bot.access().request(method).putHeader("content-type", form.contentType());
        return send(sending, options, form.body(), limit.multipliedBy(UPLOAD_LIMITS));
    }

    /**
     * The bytes of a file, at the path that getFile gave.
     *
     * @param over completes when nobody waits for them any more; the connection is closed then unless all has come
     */
    public Future<Buffer> download(ServedBot bot, String filePath, Future<Void> over) {
        return downloading.request(bot.access().file(filePath)).compose(request -> {
            over.onSuccess(nobody -> request.reset());
            return request.idleTimeout(limit.toMillis())
                    .send()
                    .compose(response -> response.statusCode() == 200
                            ? response.body()
                            : Future.failedFuture(new IllegalStateException("HTTP " + response.statusCode())));
        });
    }

    private static Future<ApiAnswer> send(HttpClient client, RequestOptions options, Buffer body, Duration timeLimit) {
        return client.request(options)
                .compose(request ->
                        request.idleTimeout(timeLimit.toMillis()).send(body).compose(BotApi::answer));
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
        return Future.join(sending.close(), polling.close(), downloading.close(), urgent.close())
                .mapEmpty();
    }
}
