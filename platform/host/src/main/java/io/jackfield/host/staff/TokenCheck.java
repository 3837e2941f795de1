package io.jackfield.host.staff;

import io.vertx.core.Future;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Whose token it is, for those who do not try too many: after five wrong ones within a minute an address waits. Other
 * addresses do not notice, and whoever sits at the machine itself gets in with the host's own token at any time. Core
 * loop only.
 */
public final class TokenCheck {
    private static final int MOST = 5;
    private static final Duration WITHIN = Duration.ofMinutes(1);

    private final OperatorDirectory operators;
    private final OperatorDirectory host;
    private final WrongTries wrong;

    /** @param host knows the host's own token only */
    public TokenCheck(OperatorDirectory operators, OperatorDirectory host, Clock clock) {
        this.operators = operators;
        this.host = host;
        wrong = new WrongTries(MOST, WITHIN, clock);
    }

    /** What is said of a token. */
    public sealed interface Answer {
        record Known(Operator operator) implements Answer {}

        record Unknown() implements Answer {}

        /** Nobody has looked at it. */
        record Wait(Duration rest) implements Answer {}
    }

    /** A database that is away fails it, except for the host's own token. */
    public Future<Answer> check(String token, Visitor visitor) {
        Optional<Duration> rest = wrong.rest(visitor.address());
        if (rest.isPresent() && !isLoopback(visitor.address())) {
            return Future.succeededFuture(new Answer.Wait(rest.get()));
        }
        return (rest.isPresent() ? host : operators).withToken(token).map(found -> {
            if (found.isPresent()) {
                return new Answer.Known(found.get());
            }
            if (rest.isPresent()) {
                return new Answer.Wait(rest.get());
            }
            wrong.wrong(visitor.address());
            return new Answer.Unknown();
        });
    }

    /** How long an address has to wait with whatever it tries. */
    Optional<Duration> rest(Visitor visitor) {
        return wrong.rest(visitor.address());
    }

    void wrong(Visitor visitor) {
        wrong.wrong(visitor.address());
    }

    private static boolean isLoopback(String address) {
        try {
            return InetAddress.ofLiteral(address).isLoopbackAddress();
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
    }
}
