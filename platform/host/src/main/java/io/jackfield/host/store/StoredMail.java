package io.jackfield.host.store;

import io.jackfield.api.desk.MailDesk.Mail;
import java.time.Instant;

/**
 * A letter that waits to be sent.
 *
 * @param tries those that have failed
 * @param created when its plugin gave it
 */
public record StoredMail(long id, String plugin, Mail mail, int tries, Instant created) {
    /** Without what is in it. */
    @Override
    public String toString() {
        return "mail " + id + " of plugin " + plugin;
    }
}
