package io.jackfield.host.store;

import io.vertx.core.Future;
import java.util.Optional;

/** Remembers which message a key shows. */
public interface ShownMessages {
    Future<Optional<ShownPlace>> find(ShownKey key);

    /** From now on the key shows this message. */
    Future<Void> put(ShownKey key, ShownPlace place);
}
