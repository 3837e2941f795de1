package io.jackfield.host.web;

import io.jackfield.host.telegram.ServedBot;
import io.jackfield.host.telegram.UpdateSink;
import io.jackfield.host.telegram.UpdateSink.Receipt;
import io.jackfield.host.telegram.WebhookSecret;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code POST /telegram/<bot>}: Telegram's calls. The answer is 200 only when the update is journalled; 503 with
 * {@code Retry-After} makes Telegram keep it. Everything else that can arrive gets its status, one log line and no
 * detail.
 */
public final class Webhook {
    public static final String PATH = "/telegram/";
    private static final int PAUSED_SECONDS = 5;
    private static final Logger LOG = LoggerFactory.getLogger(Webhook.class);

    private final UpdateSink sink;
    private final RequestBodies bodies;
    private final int maxBodyBytes;
    private final Map<String, Entry> bots = new HashMap<>();
    private final Set<String> paused = new HashSet<>();

    public Webhook(UpdateSink sink, RequestBodies bodies, int maxBodyBytes) {
        this.sink = sink;
        this.bodies = bodies;
        this.maxBodyBytes = maxBodyBytes;
    }

    private record Entry(ServedBot bot, WebhookSecret secret) {}

    public void serve(ServedBot bot) {
        bots.put(bot.id(), new Entry(bot, WebhookSecret.of(bot.token())));
    }

    /** While it is paused its updates stay with Telegram. */
    public void pause(String bot, boolean wanted) {
        if (wanted) {
            paused.add(bot);
        } else {
            paused.remove(bot);
        }
    }

    public void handle(HttpServerRequest request) {
        Entry entry = bots.get(request.path().substring(PATH.length()));
        if (entry == null) {
            refuse(request, 404, "no such bot");
            return;
        }
        if (request.method() != HttpMethod.POST) {
            refuse(request, 405, "not a POST");
            return;
        }
        // Before anything of the body is read.
        if (!entry.secret().matches(request.getHeader(WebhookSecret.HEADER))) {
            refuse(request, 401, "wrong or no secret token");
            return;
        }
        if (paused.contains(entry.bot().id())) {
            request.response()
                    .setStatusCode(503)
                    .putHeader("Retry-After", Integer.toString(PAUSED_SECONDS))
                    .end();
            return;
        }
        bodies.read(
                request,
                maxBodyBytes,
                body -> take(request, entry.bot(), body),
                refusal -> refuse(request, refusal.status(), refusal.reason()));
    }

    private void answer(HttpServerRequest request, ServedBot bot, Receipt receipt) {
        switch (receipt) {
            case STORED -> request.response().end();
            case BUSY -> {
                request.response()
                        .setStatusCode(503)
                        .putHeader("Retry-After", "1")
                        .end();
                LOG.warn(
                        "webhook: bot={} status=503 no more updates can be taken at present; Telegram will bring it again",
                        bot.id());
            }
            case INVALID -> refuse(request, 400, "no update");
        }
    }

    private static void refuse(HttpServerRequest request, int status, String reason) {
        LOG.warn(
                "webhook: path={} from={} status={} {}",
                printable(request.path()),
                request.remoteAddress().hostAddress(),
                status,
                reason);
        request.response().setStatusCode(status).end();
    }

    private static String printable(String path) {
        return path.substring(0, Math.min(path.length(), 80)).replaceAll("[^\\x21-\\x7e]", "?");
    }

    private void take(HttpServerRequest request, ServedBot bot, Buffer body) {
        if (body == null) {
            refuse(request, 400, "no body");
            return;
        }
        sink.accept(bot, body).onSuccess(receipt -> answer(request, bot, receipt));
    }
}
