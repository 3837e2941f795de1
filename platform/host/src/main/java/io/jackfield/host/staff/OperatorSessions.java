package io.jackfield.host.staff;

import io.vertx.core.Future;
import java.util.Optional;

/** Who is logged in to the console. Core loop only. */
public interface OperatorSessions {
    /**
     * The first step.
     *
     * @param name for whoever comes with the host's own token, which says not who; ignored for others
     */
    Future<LoginStep> begin(String token, String name, Visitor visitor);

    /** The second one: a code, or empty where the answer comes by Telegram and the page asks again. */
    Future<LoginStep> confirm(String pending, String code, Visitor visitor);

    /** By the secret of the cookie; empty when it is unknown, over or revoked. */
    Future<Optional<OperatorSession>> find(String secret);

    Future<Void> end(String secret);
}
