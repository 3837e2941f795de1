package io.jackfield.api.report;

import io.jackfield.api.BotView;
import io.jackfield.api.Experimental;
import io.jackfield.api.chat.Person;
import io.jackfield.api.chat.Recipient;
import io.jackfield.api.desk.ModelDesk;
import java.time.ZoneId;
import java.util.Optional;

/** One report to make. Use it on the calling thread, until the report has been returned. */
@Experimental
public interface ReportCall {
    BotView bot();

    ReportPeriod period();

    /** Id of the {@link ReportSubject} it is about; empty when there is none. */
    String subject();

    /** The chat it goes to. */
    Recipient recipient();

    /** Who reads it: the one who asked, or whose private chat it goes to; absent for a group that nobody asked in. */
    Optional<Person> reader();

    /** Two-letter code of the language to write in: the reader's, else the bot's. */
    String language();

    /** In which days begin and times are written: the reader's, else the bot's. */
    ZoneId timeZone();

    /** Whether somebody asked for it and waits; else it comes on a schedule. */
    boolean asked();

    /** A text of the plugin in {@link #language()}, in the bot's wording where it has one. */
    String text(String key, Object... arguments);

    /**
     * What a model says of something, such as a sentence of praise beside figures. It is asked once for each bot,
     * report, period, recipient, subject and question, and what it said is kept as long as the history of reports:
     * making a report again costs nothing.
     *
     * @return the whole answer; empty when no model gave one, so that the report goes out without it
     */
    Optional<String> comment(ModelDesk.Question question);
}
