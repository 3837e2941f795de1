package io.jackfield.host.intake;

import io.jackfield.host.lanes.Lanes;
import io.jackfield.host.outbox.Outbox;
import io.jackfield.host.outbox.OutboxEntry;
import io.jackfield.host.store.JournalReader;
import io.jackfield.host.store.JournalReader.Unfinished;
import io.jackfield.host.store.JournalWriter;
import io.jackfield.host.telegram.CallFrames;
import io.jackfield.host.telegram.IncomingUpdate;
import io.jackfield.host.telegram.ServedBot;
import io.jackfield.host.telegram.UpdateReader;
import io.jackfield.host.telegram.UpdateReader.NotAnUpdateException;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes up what an earlier life of this node left behind, before new updates come in. */
public final class Recovery {
    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

    private final JournalReader journal;
    private final JournalWriter writer;
    private final UpdateReader reader;
    private final Lanes lanes;
    private final Outbox outbox;

    public Recovery(JournalReader journal, JournalWriter writer, UpdateReader reader, Lanes lanes, Outbox outbox) {
        this.journal = journal;
        this.writer = writer;
        this.reader = reader;
        this.lanes = lanes;
        this.outbox = outbox;
    }

    public Future<Void> run(List<ServedBot> bots) {
        Map<Integer, ServedBot> byNumber =
                bots.stream().collect(Collectors.toMap(ServedBot::number, Function.identity()));
        return journal.unfinished(List.copyOf(byNumber.keySet()))
                .onSuccess(rows -> {
                    if (!rows.isEmpty()) {
                        LOG.info("recovery: {} updates were not finished and are taken up again", rows.size());
                    }
                    // Replies first: they belong to updates that came before the open ones of their chats.
                    rows.stream().filter(row -> !row.isOpen()).forEach(row -> send(byNumber, row));
                    rows.stream().filter(Unfinished::isOpen).forEach(row -> enter(byNumber, row));
                })
                .mapEmpty();
    }

    private void send(Map<Integer, ServedBot> bots, Unfinished row) {
        ServedBot bot = bots.get(row.key().bot());
        outbox.add(new OutboxEntry(bot, row.key(), row.chat(), CallFrames.decode(row.reply()), row.sent()));
    }

    private void enter(Map<Integer, ServedBot> bots, Unfinished row) {
        ServedBot bot = bots.get(row.key().bot());
        writer.takenUp(row.key());
        try {
            IncomingUpdate update = reader.read(bot, row.payload());
            lanes.enter(new IncomingUpdate(bot, row.key(), update.chat(), update.sender(), update.content()));
        } catch (NotAnUpdateException e) {
            LOG.error(
                    "recovery: bot={} update={} cannot be read: {}",
                    bot.id(),
                    row.key().updateId(),
                    e.getMessage());
        }
    }
}
