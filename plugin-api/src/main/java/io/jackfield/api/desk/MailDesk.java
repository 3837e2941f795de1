package io.jackfield.api.desk;

import static java.util.Objects.requireNonNull;

import io.jackfield.api.Experimental;
import java.util.Optional;

/** E-mail, by the operator's SMTP server or into the mailbox of the sandbox. Permission {@code mail}. */
@Experimental
public interface MailDesk {
    /** Whether the operator has set up mail. */
    boolean available();

    /**
     * Stores it for sending and returns; it survives a restart and is tried for a day. A second call with the same key
     * does nothing.
     *
     * @param key unique within the plugin for 30 days, 1 to 200 characters; inside a request {@code request.key()} does
     * @throws io.jackfield.api.JackfieldException with {@code CONFIG_INVALID} when the operator has set up no mail,
     *     {@code RATE_LIMITED} when the plugin has more of it under way than the operator allows
     */
    void send(Mail mail, String key);

    /**
     * A letter.
     *
     * @param to one address, such as {@code ada@example.org}
     * @param subject one line, 1 to 200 characters
     * @param text up to 100 000 characters
     * @param html the same for those who read HTML
     */
    record Mail(String to, String subject, String text, Optional<String> html) {
        private static final int LONGEST_SUBJECT = 200;
        private static final int LONGEST_TEXT = 100_000;

        public Mail {
            if (!isAddress(to)) {
                throw new IllegalArgumentException("mail is to '" + to + "'; an address looks like ada@example.org");
            }
            if (subject.isBlank()
                    || subject.length() > LONGEST_SUBJECT
                    || subject.chars().anyMatch(Character::isISOControl)) {
                throw new IllegalArgumentException("mail has the subject '" + subject + "'; use one line of 1 to "
                        + LONGEST_SUBJECT + " characters");
            }
            if (text.length() > LONGEST_TEXT) {
                throw new IllegalArgumentException("mail has " + text.length() + " characters; up to " + LONGEST_TEXT);
            }
            requireNonNull(html, "html");
        }

        public static Mail text(String to, String subject, String text) {
            return new Mail(to, subject, text, Optional.empty());
        }

        /**
         * Whether mail can be sent there, as far as its form tells: what is before the {@code @} up to 64 characters,
         * after it a domain with a dot, up to 254 in all (RFC 5321, 4.5.3.1), neither quotes nor spaces nor control
         * characters.
         */
        public static boolean isAddress(String text) {
            return text != null
                    && text.length() <= 254
                    && text.matches("[\\p{L}\\p{N}.!#$%&'*+/=?^_`{|}~-]{1,64}@[\\p{L}\\p{N}-]+(\\.[\\p{L}\\p{N}-]+)+")
                    && !text.startsWith(".")
                    && !text.contains("..")
                    && !text.contains(".@");
        }
    }
}
