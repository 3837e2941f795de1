package io.jackfield.api.report;

import io.jackfield.api.BotView;
import io.jackfield.api.Experimental;
import io.jackfield.api.chat.Person;
import io.jackfield.api.chat.Reply;
import java.util.List;
import java.util.Optional;
import org.pf4j.ExtensionPoint;

/**
 * Makes one kind of report, on request and on the schedule that a bot's file sets under {@code reports}. One instance
 * serves everybody and takes calls from many threads at once. Making a report has no effect of its own: the same one
 * may be made again, after a crash.
 *
 * <p>On a schedule the host asks for the readers page by page, notes each down, and has each report made shortly before
 * it is sent: every reader gets it exactly once, also when the host is killed in the middle.
 */
@Experimental
public interface ReportType extends ExtensionPoint {
    ReportSpec spec();

    /**
     * What this user may have it made about, in the order in which they choose; one alone is not asked for. Empty, as
     * unless overridden, for a report that is about no particular one. The host makes none for anything that is not
     * listed here.
     */
    default List<ReportSubject> subjects(BotView bot, Person asker) throws Exception {
        return List.of();
    }

    /**
     * Those who get it on a schedule, in an order that stays: asked page by page, and again for the same page after a
     * crash. Nobody unless overridden.
     *
     * @param after {@link ReportReaders#next()} of the page before; absent for the first
     * @param most how many to give
     */
    default ReportReaders readers(BotView bot, ReportPeriod period, Optional<String> after, int most) throws Exception {
        return ReportReaders.none();
    }

    /**
     * The report as messages, files included; {@link Reply#nothing()} when there is nothing to tell. It is shown by
     * whichever plugin asked for it, so its buttons are commands ({@link io.jackfield.api.chat.Button#command}) and
     * links; actions, steps and invoices are refused with {@code REPLY_INVALID}.
     */
    Reply report(ReportCall call) throws Exception;
}
