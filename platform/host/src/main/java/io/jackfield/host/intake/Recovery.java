package io.jackfield.host.intake;

import io.jackfield.host.outbox.Outbox;
import io.jackfield.host.store.JournalReader;
import io.jackfield.host.store.JournalReader.Open;
import io.jackfield.host.store.JournalReader.Unfinished;
import io.jackfield.host.store.RowKey;
import io.jackfield.host.telegram.ServedBot;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes up what an earlier life of this node left behind, before new updates come in: first {@link #find}, before
 * anybody can store something new, then {@link #enter} for the updates that no plugin has answered. Core loop only.
 */
public final class Recovery {
    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);
    private static final int OPEN_PER_PAGE = 500;

    private final JournalReader journal;
    private final LaneEntry lanes;
    private final Outbox outbox;
    private final Map<Integer, ServedBot> bots = new HashMap<>();
    private final List<RowKey> open = new ArrayList<>();
    private final Map<Integer, Integer> unsent = new HashMap<>();

    public Recovery(JournalReader journal, LaneEntry lanes, Outbox outbox) {
        this.journal = journal;
        this.lanes = lanes;
        this.outbox = outbox;
    }

    /** The replies go on being sent; they belong to updates that came before the open ones of their chats. */
    public Future<Void> find(List<ServedBot> served) {
        bots.putAll(served.stream().collect(Collectors.toMap(ServedBot::number, Function.identity())));
        return journal.unfinished(List.copyOf(bots.keySet()), this::found).onSuccess(done -> tell());
    }

    private void found(Unfinished row) {
        if (row.isOpen()) {
            open.add(row.key());
            return;
        }
        unsent.merge(row.key().bot(), 1, Integer::sum);
        outbox.takeUp(bots.get(row.key().bot()), row.chat(), row.key(), row.bytes());
    }

    private void tell() {
        if (!open.isEmpty()) {
            LOG.info("recovery: {} updates were not finished and are taken up again", open.size());
        }
        unsent.forEach((bot, count) -> LOG.info(
                "recovery: bot={} {} replies were not sent; they go out as Telegram's limits allow, behind answers to new"
                        + " questions of other chats",
                bots.get(bot).id(),
                count));
    }

    /** The updates that are open go to their lanes; completes when all are there. */
    public Future<Void> enter() {
        Future<Void> entered = Future.succeededFuture();
        for (int from = 0; from < open.size(); from += OPEN_PER_PAGE) {
            List<RowKey> page = List.copyOf(open.subList(from, Math.min(open.size(), from + OPEN_PER_PAGE)));
            entered = entered.compose(done -> journal.open(page))
                    .onSuccess(rows -> rows.forEach(this::enter))
                    .mapEmpty();
        }
        return entered;
    }

    private void enter(Open row) {
        lanes.enter(bots.get(row.key().bot()), row.key(), row.payload());
    }
}
