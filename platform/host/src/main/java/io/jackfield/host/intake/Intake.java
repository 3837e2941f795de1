package io.jackfield.host.intake;

import io.jackfield.host.lanes.Lanes;
import io.jackfield.host.store.JournalWriter;
import io.jackfield.host.store.NewRow;
import io.jackfield.host.telegram.IncomingUpdate;
import io.jackfield.host.telegram.IncomingUpdate.Ignored;
import io.jackfield.host.telegram.ServedBot;
import io.jackfield.host.telegram.UpdateReader;
import io.jackfield.host.telegram.UpdateReader.NotAnUpdateException;
import io.jackfield.host.telegram.UpdateSink;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.util.function.ToIntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Journals each update and passes it to its lane. Core loop only. */
public final class Intake implements UpdateSink {
    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

    private final UpdateReader reader;
    private final JournalWriter journal;
    private final Lanes lanes;
    private final FloodGate floodGate;
    private final IntakeMeters meters;
    private final ToIntFunction<ServedBot> unsent;
    private final int maxWaiting;
    private boolean stopped;

    /** @param unsent answers of a bot that wait to be sent; they hold up that bot alone */
    public Intake(
            UpdateReader reader,
            JournalWriter journal,
            Lanes lanes,
            FloodGate floodGate,
            IntakeMeters meters,
            ToIntFunction<ServedBot> unsent,
            int maxWaiting) {
        this.reader = reader;
        this.journal = journal;
        this.lanes = lanes;
        this.floodGate = floodGate;
        this.meters = meters;
        this.unsent = unsent;
        this.maxWaiting = maxWaiting;
    }

    @Override
    public Future<Receipt> accept(ServedBot bot, Buffer json) {
        if (stopped || journal.backlog() + lanes.inside() + unsent.applyAsInt(bot) >= maxWaiting) {
            return Future.succeededFuture(Receipt.BUSY);
        }
        IncomingUpdate update;
        try {
            update = reader.read(bot, json);
        } catch (NotAnUpdateException e) {
            return Future.succeededFuture(Receipt.INVALID);
        }
        meters.received(bot);
        if (update.content() instanceof Ignored ignored) {
            LOG.debug(
                    "intake: bot={} update={} {} is left alone",
                    bot.id(),
                    update.key().updateId(),
                    ignored.kind());
            return Future.succeededFuture(Receipt.STORED);
        }
        Promise<Receipt> receipt = Promise.promise();
        NewRow row = NewRow.update(update.key(), update.chat().id(), json);
        journal.add(row, isNew -> {
            // The answer first: Telegram brings the chat's next update only when it has this one's.
            receipt.complete(Receipt.STORED);
            journalled(update, isNew);
        });
        return receipt.future();
    }

    /** Accepts nothing more; Telegram keeps what it brings. */
    public void stop() {
        stopped = true;
    }

    private void journalled(IncomingUpdate update, boolean isNew) {
        if (!isNew) {
            LOG.debug(
                    "intake: bot={} update={} came twice",
                    update.bot().id(),
                    update.key().updateId());
            return;
        }
        // Of an album that has begun to come in nothing is left out.
        if (lanes.expects(update) || floodGate.admits(update)) {
            lanes.enter(update);
        }
    }
}
