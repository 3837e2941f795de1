package io.jackfield.console.frame;

import io.jackfield.host.staff.LoginStep;
import io.jackfield.host.staff.Operator;
import io.jackfield.host.staff.OperatorRole;
import io.jackfield.host.staff.OperatorSession;
import io.jackfield.host.staff.OperatorSessions;
import io.jackfield.host.staff.Visitor;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * Each role logs in with its own name as token; {@code code}, {@code telegram} and {@code wait} come to the other
 * steps.
 */
final class StubSessions implements OperatorSessions {
    static final String CSRF = "mark-of-the-session";

    volatile boolean confirmed;

    @Override
    public Future<LoginStep> begin(String token, String name, Visitor visitor) {
        return Future.succeededFuture(
                switch (token) {
                    case "code" -> new LoginStep.CodeWanted("try-1");
                    case "telegram" -> new LoginStep.ConfirmationWanted("try-2");
                    case "wait" -> new LoginStep.Wait(Duration.ofSeconds(42));
                    default ->
                        session(token)
                                .map(session -> (LoginStep) new LoginStep.LoggedIn(token, session))
                                .orElseGet(LoginStep.Refused::new);
                });
    }

    @Override
    public Future<LoginStep> confirm(String pending, String code, Visitor visitor) {
        boolean right = pending.equals("try-1") ? code.equals("123456") : pending.equals("try-2") && confirmed;
        if (right) {
            return Future.succeededFuture(
                    new LoginStep.LoggedIn("viewer", session("viewer").orElseThrow()));
        }
        return Future.succeededFuture(
                switch (pending) {
                    case "try-1" -> new LoginStep.WrongCode(pending, false);
                    case "try-2" -> new LoginStep.ConfirmationWanted(pending);
                    case "try-3" -> new LoginStep.Unreadable(pending, "ann");
                    default -> new LoginStep.Refused();
                });
    }

    @Override
    public Future<Optional<OperatorSession>> find(String secret) {
        return secret.equals("stuck")
                ? Promise.<Optional<OperatorSession>>promise().future()
                : known(secret);
    }

    private static Future<Optional<OperatorSession>> known(String secret) {
        return Future.succeededFuture(session(secret));
    }

    private static Optional<OperatorSession> session(String word) {
        return Arrays.stream(OperatorRole.values())
                .filter(role -> role.word().equals(word))
                .map(role -> new OperatorSession(new Operator(Optional.of(word), role.rights()), CSRF, Instant.EPOCH))
                .findFirst();
    }

    @Override
    public Future<Void> end(String secret) {
        return Future.succeededFuture();
    }
}
