package io.jackfield.host.mail;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.api.desk.MailDesk.Mail;
import io.jackfield.host.config.MailServer;
import io.jackfield.host.store.StoredMail;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The mailbox of a sandbox, in which everybody can read. */
final class MailboxTransport implements MailTransport {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final MailServer server;
    private final String from;
    private final HttpClient client;

    MailboxTransport(Vertx vertx, MailServer server, String from) {
        this.server = server;
        this.from = from;
        client = vertx.createHttpClient();
    }

    @Override
    public Future<Void> send(StoredMail mail) {
        return client.request(HttpMethod.POST, server.port(), server.host(), server.path())
                .compose(request -> post(request, mail))
                .map(HttpClientResponse::statusCode)
                .timeout(LIMIT.toMillis(), TimeUnit.MILLISECONDS)
                .recover(error -> Future.failedFuture(unavailable(error.getMessage(), error)))
                .compose(status -> status / 100 == 2
                        ? Future.<Void>succeededFuture()
                        : Future.failedFuture(unavailable("it answered " + status, null)));
    }

    private Future<HttpClientResponse> post(HttpClientRequest request, StoredMail stored) {
        Mail mail = stored.mail();
        JsonObject letter = new JsonObject()
                .put("plugin", stored.plugin())
                .put("from", from)
                .put("to", mail.to())
                .put("subject", mail.subject())
                .put("text", mail.text())
                .put("html", mail.html().orElse(null));
        return request.putHeader("Content-Type", "application/json").send(letter.toBuffer());
    }

    private JackfieldException unavailable(String reason, Throwable cause) {
        return new JackfieldException(StandardError.UNAVAILABLE, server + " cannot be used: " + reason, cause);
    }

    @Override
    public Future<Void> close() {
        return client.close();
    }
}
