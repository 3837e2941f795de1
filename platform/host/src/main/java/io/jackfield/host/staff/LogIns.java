package io.jackfield.host.staff;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.host.staff.TelegramConfirmations.State;
import io.jackfield.host.store.OperatorTable;
import io.jackfield.host.store.StoredOperator;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How operators come in: token first, then the second factor where they have one. Core loop only. */
public final class LogIns implements OperatorSessions {
    private static final Logger LOG = LoggerFactory.getLogger(LogIns.class);
    private static final Duration PENDING = Duration.ofMinutes(5);
    private static final int MOST_PENDING = 1_000;
    private static final int MOST_TRIES = 5;
    private static final int LONGEST_NAME = 64;

    private final OperatorTable table;
    private final OperatorAccounts accounts;
    private final TokenCheck tokens;
    private final SecondFactors factors;
    private final TelegramConfirmations telegram;
    private final StoredSessions sessions;
    private final StaffEvents events;
    private final Clock clock;
    private final Map<String, Pending> pending = new HashMap<>();

    /** Somebody with a right token. */
    private static final class Pending {
        private final StoredOperator operator;
        private final Optional<String> question;
        private final Instant until;
        private int tries;

        private Pending(StoredOperator operator, Optional<String> question, Instant until) {
            this.operator = operator;
            this.question = question;
            this.until = until;
        }
    }

    public LogIns(
            OperatorTable table,
            OperatorAccounts accounts,
            TokenCheck tokens,
            SecondFactors factors,
            TelegramConfirmations telegram,
            StoredSessions sessions,
            StaffEvents events,
            Clock clock) {
        this.table = table;
        this.accounts = accounts;
        this.tokens = tokens;
        this.factors = factors;
        this.telegram = telegram;
        this.sessions = sessions;
        this.events = events;
        this.clock = clock;
        // whose token was right a minute ago may have been given another one
        accounts.onChange(pending::clear);
    }

    @Override
    public Future<LoginStep> begin(String token, String name, Visitor visitor) {
        return tokens.check(token, visitor).compose(answer -> switch (answer) {
            case TokenCheck.Answer.Wait wait -> Future.succeededFuture(new LoginStep.Wait(wait.rest()));
            case TokenCheck.Answer.Unknown ignored -> refused(visitor);
            case TokenCheck.Answer.Known(Operator operator) when operator.isHost() -> ofHost(name, visitor);
            case TokenCheck.Answer.Known(Operator operator) ->
                accounts.named(operator.name().orElseThrow()).compose(stored -> second(stored, visitor));
        });
    }

    private Future<LoginStep> refused(Visitor visitor) {
        LOG.warn("staff: a wrong token from {}", visitor.address());
        return Future.succeededFuture(new LoginStep.Refused());
    }

    private Future<LoginStep> ofHost(String given, Visitor visitor) {
        String name = given.isBlank() ? "host" : given.strip();
        String known = name.substring(0, Math.min(name.length(), LONGEST_NAME));
        LOG.info("staff: {} has logged in with the host's own token from {}", known, visitor.address());
        Operator operator = new Operator(Optional.of(known), OperatorRole.ADMIN.rights(), Operator.Standing.HOST);
        return sessions.open(operator, OptionalLong.empty(), visitor)
                .onSuccess(open -> events.happened(known, true, "session.begin", "done", visitor));
    }

    private Future<LoginStep> second(StoredOperator operator, Visitor visitor) {
        if (operator.totp().isPresent()) {
            return Future.succeededFuture(new LoginStep.CodeWanted(wait(operator, Optional.empty())));
        }
        if (operator.telegram().isEmpty()) {
            return open(operator, visitor);
        }
        return telegram.askLogin(operator, visitor)
                .<LoginStep>map(question -> new LoginStep.ConfirmationWanted(wait(operator, Optional.of(question))))
                .recover(error -> {
                    LOG.warn("staff: {} cannot be asked in Telegram: {}", operator.name(), error.getMessage());
                    // a recovery code still helps
                    return Future.succeededFuture(new LoginStep.CodeWanted(wait(operator, Optional.empty())));
                });
    }

    private String wait(StoredOperator operator, Optional<String> question) {
        Instant now = clock.instant();
        pending.values().removeIf(one -> one.until.isBefore(now));
        if (pending.size() >= MOST_PENDING) {
            pending.clear();
        }
        String id = Tokens.random();
        pending.put(id, new Pending(operator, question, now.plus(PENDING)));
        return id;
    }

    @Override
    public Future<LoginStep> confirm(String id, String code, Visitor visitor) {
        Optional<Duration> rest = tokens.rest(visitor);
        if (rest.isPresent()) {
            return Future.succeededFuture(new LoginStep.Wait(rest.get()));
        }
        Pending one = pending.get(id);
        if (one == null || one.until.isBefore(clock.instant())) {
            pending.remove(id);
            return Future.succeededFuture(new LoginStep.Refused());
        }
        if (code.isBlank() && one.question.isPresent()) {
            return answered(id, one, one.question.get(), visitor);
        }
        return withCode(id, one, code, visitor);
    }

    private Future<LoginStep> answered(String id, Pending one, String question, Visitor visitor) {
        Optional<State> state = telegram.state(question);
        if (state.equals(Optional.of(State.OPEN))) {
            return Future.succeededFuture(new LoginStep.ConfirmationWanted(id));
        }
        pending.remove(id);
        telegram.forget(question);
        if (state.equals(Optional.of(State.CONFIRMED))) {
            return openNow(one, visitor);
        }
        events.happened(one.operator.name(), false, "session.begin", "failed: denied in Telegram", visitor);
        return Future.succeededFuture(new LoginStep.Refused());
    }

    private Future<LoginStep> withCode(String id, Pending one, String code, Visitor visitor) {
        Optional<Duration> rest = factors.rest(one.operator);
        if (rest.isPresent()) {
            return Future.succeededFuture(new LoginStep.Wait(rest.get()));
        }
        one.tries++;
        boolean last = one.tries >= MOST_TRIES;
        if (last) {
            pending.remove(id);
        }
        return factors.takes(one.operator, code)
                .compose(taken -> taken(id, one, taken, last, visitor), error -> unreadable(id, one, error, visitor));
    }

    private Future<LoginStep> unreadable(String id, Pending one, Throwable error, Visitor visitor) {
        if (!(error instanceof JackfieldException known) || known.error() != StandardError.NOT_PERMITTED) {
            return Future.failedFuture(error);
        }
        LOG.error("staff: {} cannot log in: {}", one.operator.name(), known.getMessage());
        events.happened(
                one.operator.name(), false, "session.begin", "failed: the authenticator is unreadable", visitor);
        return Future.succeededFuture(new LoginStep.Unreadable(id, one.operator.name()));
    }

    private Future<LoginStep> taken(String id, Pending one, boolean right, boolean last, Visitor visitor) {
        if (right) {
            pending.remove(id);
            return openNow(one, visitor);
        }
        tokens.wrong(visitor);
        LOG.warn("staff: a wrong code for {} from {}", one.operator.name(), visitor.address());
        events.happened(one.operator.name(), false, "session.begin", "failed: a wrong code", visitor);
        return Future.succeededFuture(
                last ? new LoginStep.Refused() : new LoginStep.WrongCode(id, one.question.isPresent()));
    }

    /** As they are now: they may have been disabled meanwhile. */
    private Future<LoginStep> openNow(Pending one, Visitor visitor) {
        return table.withId(one.operator.id())
                .compose(now -> now.filter(operator -> operator.disabled().isEmpty())
                        .map(operator -> open(operator, visitor))
                        .orElseGet(() -> Future.succeededFuture(new LoginStep.Refused())));
    }

    private Future<LoginStep> open(StoredOperator operator, Visitor visitor) {
        return sessions.open(accounts.operator(operator), OptionalLong.of(operator.id()), visitor)
                .compose(open -> table.loggedIn(operator.id(), clock.instant()).map(open))
                .onSuccess(open -> events.happened(operator.name(), false, "session.begin", "done", visitor));
    }

    @Override
    public Future<Optional<OperatorSession>> find(String secret) {
        return sessions.find(secret);
    }

    @Override
    public Future<Void> end(String secret) {
        return sessions.end(secret);
    }
}
