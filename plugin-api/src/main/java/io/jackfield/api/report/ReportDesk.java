package io.jackfield.api.report;

import static java.util.Objects.requireNonNull;

import io.jackfield.api.Experimental;
import io.jackfield.api.chat.Recipient;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.command.Request;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** The reports that the bot's plugins make: for a command that lets users choose one. */
@Experimental
public interface ReportDesk {
    /** What this user may ask for in this chat, in the order of their titles. */
    List<Offer> offers(Asker asker);

    /**
     * What they may have it made about; empty when it is about nothing in particular.
     *
     * @throws io.jackfield.api.JackfieldException with {@code NOT_FOUND} when they may not ask for such a report
     */
    List<ReportSubject> subjects(Asker asker, String report);

    /**
     * Has a report made, for the asker and now. It takes as long as the report's plugin does.
     *
     * @param subject id of one of {@link #subjects}, empty when there are none
     * @return the report; {@link Reply#nothing()} when there is nothing to tell
     * @throws io.jackfield.api.JackfieldException with {@code NOT_FOUND} when they may not ask for such a report,
     *     period or subject, {@code SUBSCRIPTION_REQUIRED} when their plan does not open it, else with the error of its
     *     plugin
     */
    Reply make(Asker asker, String report, ReportPeriod period, String subject);

    /** What went to this chat, on request or on a schedule, newest first. */
    List<Made> history(Recipient recipient, int most);

    /**
     * Who asks, and where.
     *
     * @param language two-letter code of the titles
     */
    record Asker(Recipient chat, long person, String language) {
        public Asker {
            requireNonNull(chat, "chat");
            requireNonNull(language, "language");
        }

        public static Asker of(Request request) {
            return new Asker(
                    request.recipient(), request.sender().id(), request.sender().language());
        }
    }

    /**
     * A report that can be asked for.
     *
     * @param name the {@link ReportSpec#name()}
     * @param open whether the asker's plan opens it
     */
    record Offer(String name, String title, Set<ReportPeriod.Kind> periods, boolean open) {}

    /** One that was made. */
    record Made(String report, ReportPeriod period, String subject, Instant at, State state) {
        /** What became of it. */
        public enum State {
            SENT,
            /** There was nothing to tell. */
            NOTHING,
            /** The chat cannot be written to any more. */
            UNREACHABLE,
            FAILED
        }
    }
}
