package io.jackfield.host.payment.telegram;

import io.jackfield.api.chat.Person;
import io.jackfield.host.alerts.AlertAction;
import io.jackfield.host.alerts.AlertObject;
import io.jackfield.host.alerts.Alerts;
import io.jackfield.host.alerts.Trouble;
import io.jackfield.host.loop.CoreLoop;
import io.jackfield.host.telegram.IncomingUpdate;
import io.jackfield.host.telegram.IncomingUpdate.Paid;
import io.jackfield.host.telegram.IncomingUpdate.PaymentNotice;
import io.jackfield.host.telegram.IncomingUpdate.Refunded;
import io.jackfield.host.telegram.IncomingUpdate.SubscriptionChanged;
import io.jackfield.host.telegram.ServedBot;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings what Telegram tells of payments to the ledger, again and again until it is stored; its journal row stays open
 * as long, so that the next start goes on with it. There is no dead letter for money. Core loop only.
 */
public final class PaymentNotices {
    private static final Logger LOG = LoggerFactory.getLogger(PaymentNotices.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    /** After so many tries, within about four seconds, the operator hears of it. */
    private static final int TRIES_IN_SILENCE = 3;

    private final CoreLoop loop;
    private final TelegramPayments payments;
    private final Alerts alerts;
    private final Set<Notice> waiting = new HashSet<>();
    private boolean stopped;

    public PaymentNotices(CoreLoop loop, TelegramPayments payments, Alerts alerts) {
        this.loop = loop;
        this.payments = payments;
        this.alerts = alerts;
    }

    /**
     * Notes it.
     *
     * @param stored runs once, when it is noted
     * @param left runs in place of {@code stored} when the host stops before
     */
    public void take(IncomingUpdate update, PaymentNotice content, Runnable stored, Runnable left) {
        attempt(new Notice(update, content, stored, left), 0);
    }

    /** It tells of a payment and cannot be read; it stays open in the journal, where the next start finds it. */
    public void unreadable(IncomingUpdate update, String error, Runnable left) {
        ServedBot bot = update.bot();
        alerts.raise(Trouble.of(
                        "payments unreadable " + bot.id(),
                        "bot " + bot.id() + ": update " + update.key().updateId()
                                + " tells of a payment and cannot be read (" + error
                                + "); it stays in the journal. Look the payment up in the bot's transactions or in the cabinet of"
                                + " the payment system, and give the user by hand what was paid for")
                .critical()
                .about(AlertObject.bot(bot.id())));
        left.run();
    }

    /** Tries nothing again; what is not stored stays open in the journal. */
    public void stop() {
        stopped = true;
        Set.copyOf(waiting).forEach(notice -> notice.left().run());
        waiting.clear();
    }

    private static final class Notice {
        private final IncomingUpdate update;
        private final PaymentNotice content;
        private final Runnable stored;
        private final Runnable left;

        Notice(IncomingUpdate update, PaymentNotice content, Runnable stored, Runnable left) {
            this.update = update;
            this.content = content;
            this.stored = stored;
            this.left = left;
        }

        ServedBot bot() {
            return update.bot();
        }

        Runnable left() {
            return left;
        }

        /** Who has paid, or got money back. */
        long user() {
            return update.chat().isPrivate()
                    ? update.chat().id()
                    : update.sender().map(Person::id).orElse(update.chat().id());
        }
    }

    private void attempt(Notice notice, int tries) {
        Future<Void> noted;
        try {
            noted = note(notice);
        } catch (RuntimeException e) {
            noted = Future.failedFuture(e);
        }
        noted.onSuccess(done -> stored(notice)).onFailure(error -> failed(notice, tries + 1, error));
    }

    private Future<Void> note(Notice notice) {
        return switch (notice.content) {
            case Paid paid -> payments.paid(notice.bot(), notice.user(), paid);
            case Refunded refunded -> payments.refunded(notice.bot(), notice.user(), refunded);
            case SubscriptionChanged change -> payments.renewal(notice.bot(), notice.user(), change);
        };
    }

    private void stored(Notice notice) {
        waiting.remove(notice);
        if (waiting.stream()
                .noneMatch(other -> other.bot().number() == notice.bot().number())) {
            alerts.clear(key(notice.bot()));
        }
        notice.stored.run();
    }

    private void failed(Notice notice, int tries, Throwable error) {
        if (stopped) {
            notice.left.run();
            return;
        }
        waiting.add(notice);
        long update = notice.update.key().updateId();
        LOG.warn(
                "payments: bot={} update={} try={} is not stored: {}",
                notice.bot().id(),
                update,
                tries,
                error.getMessage());
        if (tries >= TRIES_IN_SILENCE) {
            alerts.raise(Trouble.of(
                            key(notice.bot()),
                            "bot " + notice.bot().id() + ": a payment is not in the ledger yet (update " + update
                                    + "): "
                                    + error.getMessage()
                                    + ". It is tried until it is, and nothing is lost meanwhile; look at the"
                                    + " database")
                    .critical()
                    .about(AlertObject.bot(notice.bot().id()))
                    .endedBy(AlertAction.checkDatabases()));
        }
        loop.later(pauseAfter(tries), () -> {
            if (waiting.contains(notice)) {
                attempt(notice, tries);
            }
        });
    }

    private static String key(ServedBot bot) {
        return "payments " + bot.id();
    }

    private static Duration pauseAfter(int tries) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(tries - 1, 10));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }
}
