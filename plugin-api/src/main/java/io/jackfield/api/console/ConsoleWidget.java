package io.jackfield.api.console;

import io.jackfield.api.BotView;
import io.jackfield.api.Experimental;
import io.jackfield.api.JackfieldException;
import org.pf4j.ExtensionPoint;

/**
 * A figure, a small table or lines over time on the console's page, about one bot that uses the plugin. The plugin
 * gives values; the host draws them, so that there is nothing to lay out. One instance serves everybody and takes calls
 * from many threads at once.
 *
 * <p>The page does not wait for it: what has not come within a second and a half is shown as missing, and asked again
 * with the next look.
 *
 * <p>Everybody who may see the console sees it, so it names no users; of numbers that look like a user's id in a table,
 * those who may not see single users get none.
 */
@Experimental
public interface ConsoleWidget extends ExtensionPoint {
    WidgetSpec spec();

    /**
     * What there is to show now. Each call has a virtual thread to itself: blocking is fine.
     *
     * @throws JackfieldException with the cause, which the operator sees in place of the values
     */
    WidgetContent content(WidgetQuestion question, BotView bot) throws Exception;
}
