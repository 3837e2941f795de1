package io.jackfield.host.memory;

import io.jackfield.host.loop.CoreLoop;
import io.jackfield.host.store.GroupMoveTable;
import io.jackfield.host.store.PersonKey;
import java.time.Duration;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes what is known of a group along when it becomes a supergroup. Core loop only. */
public final class GroupMoves {
    private static final Logger LOG = LoggerFactory.getLogger(GroupMoves.class);
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final CoreLoop loop;
    private final GroupMoveTable table;
    private final MemoryCache memoryCache;
    private final Dialogues dialogues;
    private final Consumer<PersonKey> plans;

    /** @param plans is told whose plan may have changed */
    public GroupMoves(
            CoreLoop loop,
            GroupMoveTable table,
            MemoryCache memoryCache,
            Dialogues dialogues,
            Consumer<PersonKey> plans) {
        this.plans = plans;
        this.loop = loop;
        this.table = table;
        this.memoryCache = memoryCache;
        this.dialogues = dialogues;
    }

    /** Calls {@code done} once it is stored; waits for the database as long as that takes. */
    public void move(int bot, long from, long to, Runnable done) {
        table.move(bot, from, to)
                .onSuccess(moved -> {
                    memoryCache.moved(bot, from, to);
                    dialogues.moved(bot, from, to);
                    plans.accept(new PersonKey(bot, from));
                    plans.accept(new PersonKey(bot, to));
                    LOG.info("memory: bot={} the group {} goes on as {}", bot, from, to);
                    done.run();
                })
                .onFailure(error -> {
                    LOG.warn(
                            "memory: bot={} the group {} cannot be moved to {}, {}; trying again",
                            bot,
                            from,
                            to,
                            error.getMessage());
                    loop.later(RETRY, () -> move(bot, from, to, done));
                });
    }
}
