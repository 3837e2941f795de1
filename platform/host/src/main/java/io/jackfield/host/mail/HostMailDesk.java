package io.jackfield.host.mail;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.api.desk.MailDesk;
import io.jackfield.host.config.PluginsConfig;
import io.jackfield.host.desks.PushKey;
import io.jackfield.host.loop.Blocking;
import io.jackfield.host.store.MailTable;
import java.time.Clock;
import java.time.Duration;

/** The mail desk of one plugin. */
public final class HostMailDesk implements MailDesk {
    private static final Duration FULL_PAUSE = Duration.ofMinutes(1);

    private final String plugin;
    private final Services services;

    /**
     * What it works with; the same for all plugins.
     *
     * @param available whether there is a server
     */
    public record Services(Blocking blocking, MailTable table, boolean available, PluginsConfig limits, Clock clock) {}

    public HostMailDesk(String plugin, Services services) {
        this.plugin = plugin;
        this.services = services;
    }

    @Override
    public boolean available() {
        return services.available();
    }

    @Override
    public void send(Mail mail, String key) {
        PushKey.checked(key);
        if (!available()) {
            throw new JackfieldException(
                    StandardError.CONFIG_INVALID,
                    "there is no mail server; set mail.smtp and mail.from in config/jackfield.yaml, or SMTP_URL and"
                            + " MAIL_FROM");
        }
        int most = services.limits().limitsOf(plugin).maxMails();
        MailTable.Added added = services.blocking()
                .get(
                        "mail",
                        () -> services.table()
                                .add(plugin, key, mail, services.clock().instant(), most));
        if (added == MailTable.Added.NO_ROOM) {
            throw new JackfieldException(
                            StandardError.RATE_LIMITED,
                            "plugin " + plugin + " has " + most
                                    + " letters under way and plugins.maxMails allows no more; send fewer, or later")
                    .withRetryAfter(FULL_PAUSE);
        }
    }
}
