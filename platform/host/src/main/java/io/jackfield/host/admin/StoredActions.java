package io.jackfield.host.admin;

import io.jackfield.host.loop.CoreLoop;
import io.jackfield.host.store.OperatorActionTable;
import io.jackfield.host.wording.MaskedSecrets;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalInt;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down what operators do. While the database is away it is remembered, up to a thousand of it, and written when
 * the database is back; the log has each line in any case, without what it was before and after. Core loop only.
 */
public final class StoredActions implements ActionLog {
    private static final Logger LOG = LoggerFactory.getLogger(StoredActions.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final int MOST = 1_000;
    private static final int LONGEST = 2_000;

    private final CoreLoop loop;
    private final OperatorActionTable table;
    private final Function<String, OptionalInt> bots;
    private final Deque<OperatorActionTable.Entry> owed = new ArrayDeque<>();
    private boolean paying;

    /** @param bots the number of a bot by its id */
    public StoredActions(CoreLoop loop, OperatorActionTable table, Function<String, OptionalInt> bots) {
        this.loop = loop;
        this.table = table;
        this.bots = bots;
    }

    @Override
    public Future<Void> add(Entry entry) {
        String outcome = MaskedSecrets.in(entry.outcome());
        LOG.info(
                "admin: by={}{} {} {} {}",
                entry.by(),
                entry.host() ? " with the host's token" : "",
                entry.action(),
                entry.subject(),
                outcome);
        OperatorActionTable.Entry row = row(entry, outcome);
        return table.add(row).onFailure(error -> remember(row, error));
    }

    private OperatorActionTable.Entry row(Entry entry, String outcome) {
        return new OperatorActionTable.Entry(
                entry.at(),
                entry.bot().map(bots).orElseGet(OptionalInt::empty),
                ActionLog.actor(cut(entry.by()), entry.host()),
                entry.action(),
                cut(entry.subject()),
                cut(outcome),
                entry.reason(),
                entry.before(),
                entry.after(),
                entry.address());
    }

    private static String cut(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }

    private void remember(OperatorActionTable.Entry row, Throwable error) {
        LOG.warn("admin: what was done is not written down yet: {}", error.getMessage());
        if (owed.size() == MOST) {
            owed.removeFirst();
        }
        owed.addLast(row);
        if (!paying) {
            paying = true;
            loop.later(PAUSE, this::pay);
        }
    }

    private void pay() {
        if (owed.isEmpty()) {
            paying = false;
            return;
        }
        OperatorActionTable.Entry row = owed.removeFirst();
        table.add(row).onSuccess(written -> pay()).onFailure(error -> {
            owed.addFirst(row);
            loop.later(PAUSE, this::pay);
        });
    }
}
