package io.jackfield.host.staff;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.host.store.OperatorTable;
import io.jackfield.host.store.StoredOperator;
import io.jackfield.host.store.StoredOperator.Telegram;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Questions that the host's own bots ask operators, with two buttons under them: whether a log-in is theirs, whether an
 * account is. A question lives for five minutes, at most until the host ends. Core loop only.
 */
public final class TelegramConfirmations {
    private static final Logger LOG = LoggerFactory.getLogger(TelegramConfirmations.class);
    private static final Duration LIFE = Duration.ofMinutes(5);
    private static final int MOST = 1_000;
    /** Of one account: who has somebody's token must not fill their chat. */
    private static final int MOST_AT_ONCE = 3;

    private final OperatorTable table;
    private final OperatorAccounts accounts;
    private final Messenger messenger;
    private final Clock clock;
    private final Map<String, Open> open = new HashMap<>();

    /** Sends a question through a bot. */
    public interface Messenger {
        /**
         * Completes when the message is on its way; fails when there is no such bot now.
         *
         * @param key of the host's text
         * @param id for the buttons: {@link #pressed} gets it back with a sign before
         */
        Future<Void> ask(Telegram account, String key, String id, Object... arguments);
    }

    /** What has become of a question. */
    enum State {
        OPEN,
        CONFIRMED,
        DENIED
    }

    private static final class Open {
        private final Telegram account;
        private final Instant until;
        private final Runnable confirmed;
        private State state = State.OPEN;

        private Open(Telegram account, Instant until, Runnable confirmed) {
            this.account = account;
            this.until = until;
            this.confirmed = confirmed;
        }
    }

    public TelegramConfirmations(OperatorTable table, OperatorAccounts accounts, Messenger messenger, Clock clock) {
        this.table = table;
        this.accounts = accounts;
        this.messenger = messenger;
        this.clock = clock;
    }

    /** Asks whether the log-in is theirs; gives the question's id. */
    Future<String> askLogin(StoredOperator operator, Visitor visitor) {
        return ask(
                operator.telegram().orElseThrow(),
                "login.question",
                () -> {},
                operator.name(),
                visitor.address(),
                visitor.browser());
    }

    /** Asks the account whether it is the operator's; from its yes on it confirms their log-ins. */
    public Future<Void> link(StoredOperator operator, Telegram account) {
        return ask(account, "link.question", () -> keep(operator, account), operator.name())
                .mapEmpty();
    }

    private void keep(StoredOperator operator, Telegram account) {
        table.keepTelegram(operator.id(), account)
                .onSuccess(kept -> accounts.changed())
                .onFailure(error -> LOG.error("staff: the Telegram account of {} is not kept", operator.name(), error));
    }

    private Future<String> ask(Telegram account, String key, Runnable confirmed, Object... arguments) {
        open.values().removeIf(this::isOver);
        long asked = open.values().stream()
                .filter(one -> one.account.equals(account))
                .count();
        if (open.size() >= MOST || asked >= MOST_AT_ONCE) {
            return Future.failedFuture(new JackfieldException(
                    StandardError.RATE_LIMITED,
                    "there are " + asked
                            + " questions in that chat without an answer; answer them, or wait five minutes"));
        }
        String id = Tokens.randomShort();
        open.put(id, new Open(account, clock.instant().plus(LIFE), confirmed));
        return messenger.ask(account, key, id, arguments).map(id).onFailure(error -> open.remove(id));
    }

    /** Empty when it is over. */
    Optional<State> state(String id) {
        return Optional.ofNullable(open.get(id)).filter(one -> !isOver(one)).map(one -> one.state);
    }

    void forget(String id) {
        open.remove(id);
    }

    /**
     * Somebody has pressed a button.
     *
     * @param bot its number
     * @param argument {@code +} for yes or {@code -} for no, then the id
     * @return the key of the text that takes the place of the question
     */
    public String pressed(int bot, long account, String argument) {
        Open question = argument.isEmpty() ? null : open.get(argument.substring(1));
        if (question == null
                || isOver(question)
                || question.state != State.OPEN
                || !question.account.equals(new Telegram(bot, account))) {
            return "login.over";
        }
        boolean yes = argument.charAt(0) == '+';
        question.state = yes ? State.CONFIRMED : State.DENIED;
        if (yes) {
            question.confirmed.run();
        }
        return yes ? "login.confirmed" : "login.denied";
    }

    private boolean isOver(Open question) {
        return question.until.isBefore(clock.instant());
    }
}
