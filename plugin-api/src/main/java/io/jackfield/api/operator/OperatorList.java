package io.jackfield.api.operator;

import io.jackfield.api.BotView;
import io.jackfield.api.Experimental;
import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import org.pf4j.ExtensionPoint;

/**
 * A list that operators see, such as the applications of a sales bot: {@code jackfield admin list applications --bot
 * ai-solutions --status new --csv}, the same in the admin API, as CSV and XLSX, and in Telegram for the roles it names.
 * One instance serves everybody and takes calls from many threads at once.
 */
@Experimental
public interface OperatorList extends ExtensionPoint {
    ListSpec spec();

    /** The rows that are asked for, newest first unless the list says otherwise; in an order that stays. */
    ListPage rows(ListQuestion question, BotView bot) throws Exception;

    /**
     * Does one of {@link ListSpec#actions()} to a row. The same may come twice.
     *
     * @param row the {@link ListPage.Row#id()}
     * @param by who does it, such as {@code operator ada}, {@code host ada} for somebody with the host's own token, or
     *     {@code telegram 4711}, for the plugin's own record
     * @return what was done, as a sentence for the operator
     * @throws JackfieldException with {@link StandardError#NOT_FOUND} when there is no such row or action
     */
    default String act(String action, String row, String by, BotView bot) throws Exception {
        throw new JackfieldException(
                StandardError.NOT_FOUND, "list " + spec().name() + " has no action '" + action + "'");
    }
}
