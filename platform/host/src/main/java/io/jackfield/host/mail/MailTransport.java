package io.jackfield.host.mail;

import io.jackfield.host.store.StoredMail;
import io.vertx.core.Future;

/** A way for letters to leave the host. Core loop only. */
interface MailTransport {
    /**
     * Completes once the other side has taken it. Fails with a {@link io.jackfield.api.JackfieldException}: retryable
     * when a later try may work, with {@code REQUEST_REJECTED} when it will not. Its message holds nothing of the
     * letter.
     */
    Future<Void> send(StoredMail mail);

    Future<Void> close();
}
