package io.jackfield.host.report;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.api.chat.Button;
import io.jackfield.api.chat.Keyboard;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.chat.ReplyPart;
import io.jackfield.api.desk.BillingDesk.Access;
import io.jackfield.api.report.ReportPeriod;
import io.jackfield.api.report.ReportSpec;
import io.jackfield.api.report.ReportSubject;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Who may ask for which report, and what one may look like: the same in a host and in the test kit. */
public final class ReportRules {
    private ReportRules() {}

    /** @param roles those of the asker */
    public static boolean mayAsk(ReportSpec spec, Set<String> roles) {
        return spec.roles().isEmpty() || !Collections.disjoint(spec.roles(), roles);
    }

    /** Throws {@link StandardError#NOT_FOUND} unless the report can be about such days and this subject. */
    public static void require(ReportSpec spec, ReportPeriod period, List<ReportSubject> subjects, String subject) {
        if (!spec.periods().contains(period.kind())) {
            throw new JackfieldException(
                    StandardError.NOT_FOUND,
                    "report " + spec.name() + " is not made for a " + period.kind() + ", only for " + spec.periods());
        }
        boolean listed = subjects.isEmpty()
                ? subject.isEmpty()
                : subjects.stream().anyMatch(one -> one.id().equals(subject));
        if (!listed) {
            throw new JackfieldException(
                    StandardError.NOT_FOUND,
                    "report " + spec.name() + " has no subject '" + subject + "' for whoever asks; it has "
                            + subjects.size() + " others");
        }
    }

    /** Throws {@link StandardError#SUBSCRIPTION_REQUIRED} unless the asker's plan opens it. */
    public static void requireOpen(ReportSpec spec, Optional<Access> access) {
        if (access.isPresent() && !access.get().allowed()) {
            throw new JackfieldException(
                    StandardError.SUBSCRIPTION_REQUIRED,
                    "report " + spec.name() + " needs a plan with "
                            + spec.feature().orElse(""));
        }
    }

    public static JackfieldException notOffered(String bot, String report) {
        return new JackfieldException(
                StandardError.NOT_FOUND, "bot " + bot + " has no report '" + report + "' for whoever asks");
    }

    /**
     * Throws {@link StandardError#REPLY_INVALID} unless a report is messages alone, with commands and links for
     * buttons: it is shown by whichever plugin asked for it, which knows nothing of actions and steps of another.
     */
    public static Reply checked(String report, Reply reply) {
        if (reply.next().isPresent()) {
            throw invalid(report, "expects an answer, and nobody was asked; lead to a command instead");
        }
        reply.parts().forEach(part -> check(report, part));
        return reply;
    }

    private static void check(String report, ReplyPart part) {
        switch (part) {
            case ReplyPart.Text text -> check(report, text.target(), text.keyboard());
            case ReplyPart.File file -> check(report, file.target(), file.keyboard());
            case ReplyPart.Bill ignored -> throw invalid(report, "is an invoice; lead to a command that sells instead");
            case ReplyPart.Removal ignored -> throw invalid(report, "takes a message away; leave that out");
            case ReplyPart.Call call -> throw invalid(report, "calls " + call.method() + "; leave that out");
        }
    }

    private static void check(String report, ReplyPart.Target target, Optional<Keyboard> keyboard) {
        if (target == ReplyPart.Target.PRESSED_MESSAGE) {
            throw invalid(report, "takes the place of a message, and none was pressed; leave out inPlace()");
        }
        if (keyboard.orElse(null) instanceof Keyboard.Inline inline) {
            inline.rows().stream()
                    .flatMap(List::stream)
                    .filter(button -> button.target() instanceof Button.Action)
                    .findFirst()
                    .ifPresent(button -> {
                        throw invalid(
                                report, "has an action for its button '" + button.label() + "'; use Button.command");
                    });
        }
    }

    private static JackfieldException invalid(String report, String problem) {
        return new JackfieldException(StandardError.REPLY_INVALID, "report " + report + " " + problem);
    }
}
