package io.jackfield.sandbox.payment;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.net.URI;

/** Calls the host. What goes wrong is an answer too. */
final class CallbackClient {
    private static final int CONNECTIONS = 20;
    private static final int CONNECT_MILLIS = 10_000;
    private static final long ANSWER_MILLIS = 60_000;

    private final HttpClient http;

    CallbackClient(Vertx vertx) {
        http = vertx.createHttpClient(
                new HttpClientOptions().setConnectTimeout(CONNECT_MILLIS),
                new PoolOptions().setHttp1MaxSize(CONNECTIONS));
    }

    /** Never fails. */
    Future<Answer> send(URI target, Call call) {
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.valueOf(call.method()))
                .setAbsoluteURI(target.toString())
                .setIdleTimeout(ANSWER_MILLIS);
        call.headers().forEach(options::putHeader);
        return http.request(options)
                .compose(request -> request.send(Buffer.buffer(call.body())))
                .compose(response -> response.body().map(body -> new Answer(response.statusCode(), body.toString())))
                .otherwise(failure -> new Answer(Answer.NONE, String.valueOf(failure.getMessage())));
    }
}
