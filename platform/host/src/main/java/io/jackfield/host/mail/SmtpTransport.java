package io.jackfield.host.mail;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.api.desk.MailDesk.Mail;
import io.jackfield.host.config.MailServer;
import io.jackfield.host.store.StoredMail;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.ext.mail.LoginOption;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.SMTPException;
import io.vertx.ext.mail.StartTLSOptions;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** An SMTP server; each letter has a connection of its own. */
final class SmtpTransport implements MailTransport {
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(10);
    private static final Duration SILENCE_LIMIT = Duration.ofSeconds(30);
    private static final Duration LIMIT = Duration.ofMinutes(1);
    /** About the login, not the letter: the operator can put it right. */
    private static final Set<Integer> LOGIN_REFUSED = Set.of(530, 534, 535, 538);

    private final MailServer server;
    private final SenderAddress from;
    private final MailClient client;

    SmtpTransport(Vertx vertx, MailServer server, String from) {
        this.server = server;
        this.from = SenderAddress.of(from);
        client = MailClient.create(vertx, options());
    }

    private MailConfig options() {
        MailConfig options = new MailConfig()
                .setHostname(server.host())
                .setPort(server.port())
                .setOwnHostname(from.domain())
                .setUserAgent("jackfield")
                .setKeepAlive(false)
                .setSsl(server.way() == MailServer.Way.TLS)
                .setStarttls(startTls());
        options.setHostnameVerificationAlgorithm("HTTPS");
        options.setConnectTimeout((int) CONNECT_LIMIT.toMillis());
        options.setIdleTimeout((int) SILENCE_LIMIT.toSeconds()).setIdleTimeoutUnit(TimeUnit.SECONDS);
        server.authorities()
                .ifPresent(file -> options.setTrustOptions(new PemTrustOptions().addCertPath(file.toString())));
        server.login()
                .ifPresentOrElse(
                        login -> options.setLogin(LoginOption.REQUIRED)
                                .setUsername(login.user())
                                .setPassword(login.password().value()),
                        () -> options.setLogin(LoginOption.DISABLED));
        return options;
    }

    private StartTLSOptions startTls() {
        return switch (server.way()) {
            case STARTTLS -> StartTLSOptions.REQUIRED;
            case STARTTLS_IF_OFFERED -> StartTLSOptions.OPTIONAL;
            case TLS, PLAIN, MAILBOX -> StartTLSOptions.DISABLED;
        };
    }

    @Override
    public Future<Void> send(StoredMail mail) {
        return client.sendMail(message(mail))
                .timeout(LIMIT.toMillis(), TimeUnit.MILLISECONDS)
                .<Void>mapEmpty()
                .recover(error -> Future.failedFuture(explained(error)));
    }

    private MailMessage message(StoredMail stored) {
        Mail mail = stored.mail();
        MailMessage message = new MailMessage()
                .setFrom(from.address())
                .setTo(mail.to())
                .setSubject(mail.subject())
                .setText(mail.text())
                .addHeader("From", from.header())
                .addHeader("Auto-Submitted", "auto-generated");
        mail.html().ifPresent(message::setHtml);
        // The same at each try, so that a mailbox can tell a letter that comes twice.
        return message.addHeader(
                "Message-ID", "<" + stored.id() + "." + stored.created().getEpochSecond() + "@" + from.domain() + ">");
    }

    /** What servers say may hold the address, so their code has to do. */
    private JackfieldException explained(Throwable error) {
        if (error instanceof SMTPException answer) {
            boolean refused = answer.isPermanent() && !LOGIN_REFUSED.contains(answer.getReplyCode());
            return new JackfieldException(
                    refused ? StandardError.REQUEST_REJECTED : StandardError.UNAVAILABLE,
                    server + " answered " + answer.getReplyCode());
        }
        return new JackfieldException(StandardError.UNAVAILABLE, server + " cannot be used: " + reason(error), error);
    }

    private static String reason(Throwable error) {
        return error instanceof TimeoutException
                ? "no answer within " + LIMIT.toSeconds() + " s"
                : String.valueOf(error.getMessage());
    }

    @Override
    public Future<Void> close() {
        return client.close();
    }
}
