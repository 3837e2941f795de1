package io.jackfield.command.school;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.PluginConfig;
import io.jackfield.api.PluginContext;
import io.jackfield.api.StandardError;
import io.jackfield.api.command.Request;
import io.jackfield.api.desk.MailDesk.Mail;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;

/** Mails codes, where the bot does. */
final class CodeLetter {
    private final PluginContext context;

    /** Fails when the configuration says what nobody knows. */
    CodeLetter(PluginContext context) {
        this.context = context;
        configured(context.config());
    }

    /** Where codes come from. */
    enum Codes {
        MAIL,
        SCHOOL,
        BOTH;

        boolean areMailed() {
            return this != SCHOOL;
        }

        boolean areHandedOut() {
            return this != MAIL;
        }
    }

    /** As the bot wants it; without mail there are those of the school at most. */
    Codes codes(Request request) {
        Codes wanted = configured(request.config());
        return wanted.areMailed() && !context.mail().available() ? Codes.SCHOOL : wanted;
    }

    private static Codes configured(PluginConfig config) {
        String word = config.text("codes", "both");
        return Arrays.stream(Codes.values())
                .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElseThrow(() -> new JackfieldException(
                        StandardError.CONFIG_INVALID,
                        "plugin command-school: codes is '" + word + "'; use mail, school or both"));
    }

    /** An update that comes again after a crash brings a new code, and so a letter of its own. */
    void send(Request request, String email, String code, Duration life) {
        if (!codes(request).areMailed()) {
            return;
        }
        String text = request.text("mail.text", code, request.bot().name(), life.toMinutes());
        try {
            context.mail()
                    .send(Mail.text(email, request.text("mail.subject", code), text), "code:" + UUID.randomUUID());
        } catch (JackfieldException e) {
            // Told to the operator only: who reads of it here would learn that the school knows the address.
            context.logger().warn("a code could not be mailed: {}", e.getMessage());
        }
    }
}
