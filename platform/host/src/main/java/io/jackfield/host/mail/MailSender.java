package io.jackfield.host.mail;

import io.jackfield.api.JackfieldException;
import io.jackfield.host.alerts.Alerts;
import io.jackfield.host.config.MailConfig;
import io.jackfield.host.config.MailServer;
import io.jackfield.host.loop.CoreLoop;
import io.jackfield.host.store.MailTable;
import io.jackfield.host.store.StoredMail;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends the letters that are stored, a few at once, each until it is taken, refused, or a day old. Core loop only. */
public final class MailSender {
    private static final Logger LOG = LoggerFactory.getLogger(MailSender.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final Duration FIRST_RETRY = Duration.ofSeconds(30);
    private static final Duration LONGEST_RETRY = Duration.ofHours(1);
    private static final Duration TRIED_FOR = Duration.ofDays(1);
    /** How late a letter is when the operator hears of it. */
    private static final Duration ALERT_AFTER = Duration.ofMinutes(15);

    private static final int AT_ONCE = 8;
    private static final int MOST_DOUBLINGS = 8;
    private static final String ALERT = "mail";

    private final CoreLoop loop;
    private final MailTable table;
    private final Optional<MailTransport> transport;
    private final Alerts alerts;
    private final MeterRegistry meters;
    private final Clock clock;
    private BooleanSupplier mayWork = () -> false;
    private boolean stopped;
    private Future<Void> look = Future.succeededFuture();
    /** Letters that have gone while the table did not take that: only this is tried again. */
    private final Set<Long> gone = new HashSet<>();

    public MailSender(
            CoreLoop loop, MailTable table, MailConfig config, Alerts alerts, MeterRegistry meters, Clock clock) {
        this.loop = loop;
        this.table = table;
        this.alerts = alerts;
        this.meters = meters;
        this.clock = clock;
        transport = config.server().map(server -> transport(loop, server, config.from()));
    }

    private static MailTransport transport(CoreLoop loop, MailServer server, String from) {
        return server.isSandbox()
                ? new MailboxTransport(loop.vertx(), server, from)
                : new SmtpTransport(loop.vertx(), server, from);
    }

    /** @param mayWork whether the database is this host's and takes what it is given; until then nothing is sent */
    public void start(BooleanSupplier mayWork) {
        this.mayWork = mayWork;
        lookAgain();
    }

    /** What is being sent goes on to its end; nothing begins any more. */
    public void stop() {
        stopped = true;
    }

    /** Completes when nothing is being sent any more and all connections are closed. */
    public Future<Void> close() {
        return look.compose(done -> transport.map(MailTransport::close).orElseGet(Future::succeededFuture));
    }

    private void lookAgain() {
        if (!stopped && transport.isPresent()) {
            lookNow().onComplete(done -> loop.later(LOOK_EVERY, this::lookAgain));
        }
    }

    /** Tries what is due, after what is being tried already; completes when that is done, and never fails. */
    public Future<Void> lookNow() {
        look = look.compose(done -> sendDue())
                .onFailure(error -> LOG.warn("mail: cannot look for letters, {}; trying again", error.getMessage()))
                .otherwiseEmpty();
        return look;
    }

    private Future<Void> sendDue() {
        if (stopped || transport.isEmpty() || !mayWork.getAsBoolean()) {
            return Future.succeededFuture();
        }
        return table.due(clock.instant(), AT_ONCE)
                // All of them come to their end: one that the next look finds as well would go twice.
                .compose(due -> Future.join(due.stream().map(this::send).toList())
                        .compose(done -> due.size() < AT_ONCE ? Future.<Void>succeededFuture() : sendDue()));
    }

    private Future<Void> send(StoredMail mail) {
        return gone.contains(mail.id())
                ? note(mail)
                : transport.orElseThrow().send(mail).compose(taken -> sent(mail), error -> failed(mail, error));
    }

    private Future<Void> sent(StoredMail mail) {
        count("sent");
        alerts.clear(ALERT);
        LOG.info("mail: plugin={} id={} sent", mail.plugin(), mail.id());
        gone.add(mail.id());
        return note(mail);
    }

    private Future<Void> note(StoredMail mail) {
        return table.sent(mail.id()).onSuccess(noted -> gone.remove(mail.id()));
    }

    private Future<Void> failed(StoredMail mail, Throwable error) {
        Instant now = clock.instant();
        Instant end = mail.created().plus(TRIED_FOR);
        boolean mayPass =
                !(error instanceof JackfieldException known) || known.error().retryable();
        if (!mayPass || !now.isBefore(end)) {
            return giveUp(mail, mayPass ? "failed" : "refused", error);
        }
        count("retried");
        LOG.warn(
                "mail: plugin={} id={} try={} {}; it is tried again",
                mail.plugin(),
                mail.id(),
                mail.tries() + 1,
                error.getMessage());
        if (mail.created().plus(ALERT_AFTER).isBefore(now)) {
            alerts.raise(ALERT, "mail has waited for " + ALERT_AFTER.toMinutes() + " minutes: " + error.getMessage());
        }
        Instant next = now.plus(pause(mail.tries()));
        return table.postpone(mail.id(), next.isAfter(end) ? end : next);
    }

    private static Duration pause(int failures) {
        Duration pause = FIRST_RETRY.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
        return pause.compareTo(LONGEST_RETRY) > 0 ? LONGEST_RETRY : pause;
    }

    private Future<Void> giveUp(StoredMail mail, String state, Throwable error) {
        count(state);
        alerts.mention(
                "mail " + state + " " + mail.plugin(),
                "mail " + mail.id() + " of plugin " + mail.plugin() + " was not sent: " + error.getMessage());
        return table.failed(mail.id());
    }

    private void count(String state) {
        meters.counter("mails", "state", state).increment();
    }
}
