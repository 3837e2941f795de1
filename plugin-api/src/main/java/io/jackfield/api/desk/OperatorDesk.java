package io.jackfield.api.desk;

import io.jackfield.api.Experimental;
import io.jackfield.api.chat.Attachment;
import io.jackfield.api.operator.ListPage;
import io.jackfield.api.operator.ListQuestion;
import io.jackfield.api.operator.ListSpec;
import java.util.List;

/**
 * The operators: telling them of trouble, and the lists that plugins bring, for a command that shows them in Telegram.
 */
@Experimental
public interface OperatorDesk {
    /**
     * Tells the operator of trouble that goes on, once until {@link #over}: in the log, under {@code /health}, and in
     * the operators' chat where there is one.
     *
     * @param key of the trouble, unique within the plugin, 1 to 64 of a-z 0-9 . and -
     * @param sentence what is wrong and what to do, up to 500 characters
     */
    void alert(String key, String sentence);

    /** The trouble is over; nothing happens when there was none. */
    void over(String key);

    /** The lists of the bot that this user sees in Telegram, by their roles, in the order of their names. */
    List<ListSpec> lists(String bot, long person);

    /**
     * The heading of a list, of a column, of a value or an action, by its key, in words of the list's plugin.
     *
     * @param language two-letter code of the reader
     * @throws io.jackfield.api.JackfieldException with {@code NOT_FOUND} when the bot has no such list, or its plugin
     *     no such text
     */
    String text(String bot, String list, String language, String key);

    /**
     * Rows of a list.
     *
     * @throws io.jackfield.api.JackfieldException with {@code NOT_FOUND} when this user sees no such list, with
     *     {@code REQUEST_REJECTED} and what is allowed when it has no such filter
     */
    ListPage rows(String bot, long person, String list, ListQuestion question);

    /** Does an action to a row, as this user; the sentence that says what was done. */
    String act(String bot, long person, String list, String action, String row);

    /** All rows of a list that a question asks for, as a file; at most 100 000. */
    Attachment export(String bot, long person, String list, ListQuestion question, Format format);

    /** The kinds of files. */
    enum Format {
        CSV,
        XLSX
    }
}
