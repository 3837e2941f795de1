package io.jackfield.api.event;

import io.jackfield.api.BotView;
import io.jackfield.api.Experimental;
import org.pf4j.ExtensionPoint;

/**
 * Hears of what happens in the bots that use its plugin, such as a CRM that is told of every application. One instance
 * serves everybody and takes calls from many threads at once.
 *
 * <p>Each event comes at least once, and those about one person one after the other in their order. One that fails with
 * something retryable comes again with growing pauses, for a day; later events of the same person wait behind it. What
 * fails for good is set aside for the operator, who can have it delivered again.
 */
@Experimental
public interface EventListener extends ExtensionPoint {
    ListenerSpec spec();

    /**
     * Takes one event. Return when the other side has it.
     *
     * @param bot in which it happened, with what that bot's file sets for this plugin
     * @throws io.jackfield.api.JackfieldException with a retryable error when a later try may work, any other when it
     *     will not
     */
    void on(HeardEvent event, BotView bot) throws Exception;
}
