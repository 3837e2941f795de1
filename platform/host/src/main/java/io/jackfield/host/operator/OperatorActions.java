package io.jackfield.host.operator;

import io.jackfield.api.JackfieldException;
import io.jackfield.host.loop.Blocking;
import io.jackfield.host.store.OperatorActionTable;
import io.jackfield.host.store.OperatorActionTable.Entry;
import io.jackfield.host.telegram.ServedBot;
import java.time.Clock;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what operators want done and writes down who wanted it and what came of it, a failure as well. Blocks; from any
 * thread.
 */
public final class OperatorActions {
    private static final Logger LOG = LoggerFactory.getLogger(OperatorActions.class);

    private final Blocking blocking;
    private final OperatorActionTable table;
    private final Clock clock;

    public OperatorActions(Blocking blocking, OperatorActionTable table, Clock clock) {
        this.blocking = blocking;
        this.table = table;
        this.clock = clock;
    }

    /**
     * What is done.
     *
     * @param actor such as {@code operator eve}
     * @param name such as {@code applications.take}
     * @param subject the row, or the user's id
     */
    public record Action(ServedBot bot, String actor, String name, String subject) {}

    /** Gives what {@code work} does: the outcome in words. */
    public String done(Action action, Supplier<String> work) {
        try {
            String outcome = work.get();
            note(action, outcome);
            return outcome;
        } catch (JackfieldException e) {
            note(action, "failed: " + e.getMessage());
            throw e;
        }
    }

    /** Writes down something that has been done. */
    public void note(Action action, String outcome) {
        LOG.info("operator: bot={} by={} {} {}", action.bot().id(), action.actor(), action.name(), action.subject());
        Entry entry = new Entry(
                clock.instant(), action.bot().number(), action.actor(), action.name(), action.subject(), outcome);
        blocking.get("operator", () -> table.add(entry));
    }
}
