package io.jackfield.host.staff;

import io.vertx.core.Future;
import java.util.Optional;

/** Knows operators by the tokens that their calls carry. Core loop only. */
public interface OperatorDirectory {
    /**
     * Takes equally long for right and wrong tokens; a database that is away fails it, except for the host's own token.
     */
    Future<Optional<Operator>> withToken(String token);
}
