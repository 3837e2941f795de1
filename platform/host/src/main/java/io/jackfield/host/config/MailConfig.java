package io.jackfield.host.config;

import io.jackfield.api.desk.MailDesk.Mail;
import io.jackfield.host.config.read.ConfigSection;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How mail is sent: the {@code mail} section. Without a server there is no mail.
 *
 * @param server what takes the letters
 * @param from whom they come from: an address, or {@code Name <address>}
 */
public record MailConfig(Optional<MailServer> server, String from) {
    /** Of letters in the sandbox, where nobody answers. */
    private static final String SANDBOX_SENDER = "Jackfield <bot@jackfield.example>";

    private static final Pattern NAMED = Pattern.compile("[^<>\"\\p{Cntrl}]{1,100} <([^<>]+)>");

    static MailConfig from(ConfigSection mail) {
        Optional<MailServer> server = mail.parsed("smtp", MailServer::of);
        Optional<String> from = mail.parsed("from", MailConfig::sender);
        if (server.filter(one -> !one.isSandbox()).isPresent() && from.isEmpty()) {
            mail.refuse("from", "the address that mail comes from, such as Jackfield <bot@example.org>");
        }
        return new MailConfig(server, from.orElse(SANDBOX_SENDER));
    }

    /** With the mailbox of the sandbox where no server is set. */
    MailConfig with(Optional<String> sandbox) {
        return new MailConfig(server.or(() -> sandbox.map(MailServer::mailbox)), from);
    }

    private static String sender(String text) {
        Matcher named = NAMED.matcher(text);
        if (!Mail.isAddress(named.matches() ? named.group(1) : text)) {
            throw new IllegalArgumentException(
                    "an address, or a name and an address as in Jackfield <bot@example.org>");
        }
        return text;
    }
}
