package io.jackfield.host.intake;

import io.jackfield.host.lanes.Lanes;
import io.jackfield.host.store.JournalListener.Stored;
import io.jackfield.host.store.JournalWriter;
import io.jackfield.host.store.NewRow;
import io.jackfield.host.telegram.IncomingUpdate;
import io.jackfield.host.telegram.IncomingUpdate.AlbumPart;
import io.jackfield.host.telegram.IncomingUpdate.Content;
import io.jackfield.host.telegram.IncomingUpdate.DraftStopped;
import io.jackfield.host.telegram.IncomingUpdate.Ignored;
import io.jackfield.host.telegram.IncomingUpdate.InlineQuestion;
import io.jackfield.host.telegram.IncomingUpdate.Migrated;
import io.jackfield.host.telegram.IncomingUpdate.Paid;
import io.jackfield.host.telegram.IncomingUpdate.PreCheckout;
import io.jackfield.host.telegram.IncomingUpdate.Pressed;
import io.jackfield.host.telegram.IncomingUpdate.Reachability;
import io.jackfield.host.telegram.IncomingUpdate.Refunded;
import io.jackfield.host.telegram.IncomingUpdate.StepExpired;
import io.jackfield.host.telegram.IncomingUpdate.SubscriptionChanged;
import io.jackfield.host.telegram.IncomingUpdate.Unreadable;
import io.jackfield.host.telegram.IncomingUpdate.Unsupported;
import io.jackfield.host.telegram.IncomingUpdate.Written;
import io.jackfield.host.telegram.ServedBot;
import io.jackfield.host.telegram.UpdateReader;
import io.jackfield.host.telegram.UpdateReader.NotAnUpdateException;
import io.jackfield.host.telegram.UpdateSink;
import io.jackfield.host.trace.UpdateSteps;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Journals each update and passes it to its lane. Only questions before payments are not journalled: Telegram waits 10
 * seconds for the answer, so they are passed on as they come, however much waits and whether or not the database is
 * there. Core loop only.
 */
public final class Intake implements UpdateSink {
    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

    /** A share of the heap, for updates that wait to be stored; a thousand of the largest are not to fill it. */
    private static final long MOST_BYTES = Runtime.getRuntime().maxMemory() / 8;

    private final UpdateReader reader;
    private final JournalWriter journal;
    private final Lanes lanes;
    private final FloodGate floodGate;
    private final IntakeMeters meters;
    private final Consumer<IncomingUpdate> preCheckouts;
    private final ToIntFunction<ServedBot> unsent;
    private final int maxWaiting;
    private UpdateSteps steps = UpdateSteps.NONE;
    private boolean stopped;

    /**
     * @param preCheckouts answers questions before payments; returns at once and never throws
     * @param unsent answers of a bot that wait to be sent; they hold up that bot alone
     */
    public Intake(
            UpdateReader reader,
            JournalWriter journal,
            Lanes lanes,
            FloodGate floodGate,
            IntakeMeters meters,
            Consumer<IncomingUpdate> preCheckouts,
            ToIntFunction<ServedBot> unsent,
            int maxWaiting) {
        this.reader = reader;
        this.journal = journal;
        this.lanes = lanes;
        this.floodGate = floodGate;
        this.meters = meters;
        this.preCheckouts = preCheckouts;
        this.unsent = unsent;
        this.maxWaiting = maxWaiting;
    }

    @Override
    public Future<Receipt> accept(ServedBot bot, Buffer json) {
        if (stopped) {
            return Future.succeededFuture(Receipt.BUSY);
        }
        IncomingUpdate update;
        try {
            update = reader.read(bot, json);
        } catch (NotAnUpdateException e) {
            return Future.succeededFuture(Receipt.INVALID);
        }
        if (update.content() instanceof PreCheckout) {
            meters.received(bot);
            preCheckouts.accept(update);
            return Future.succeededFuture(Receipt.STORED);
        }
        if (!journal.takesMore() || isFull(bot)) {
            return Future.succeededFuture(Receipt.BUSY);
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
        NewRow row = hasDate(update.content())
                ? NewRow.update(update.key(), update.chat().id(), json)
                : NewRow.undated(update.key(), update.chat().id(), json);
        journal.add(row, stored -> {
            // The answer first: Telegram brings the chat's next update only when it has this one's.
            receipt.complete(stored == Stored.REFUSED ? Receipt.BUSY : Receipt.STORED);
            journalled(update, stored);
        });
        return receipt.future();
    }

    private boolean isFull(ServedBot bot) {
        return journal.backlog() + lanes.inside() + unsent.applyAsInt(bot) >= maxWaiting
                || journal.backlogBytes() >= MOST_BYTES;
    }

    /** Whether its journal day is that of the message, and so the same whenever it is brought. */
    private static boolean hasDate(Content content) {
        return switch (content) {
            case Written ignored -> true;
            case AlbumPart ignored -> true;
            case Paid ignored -> true;
            case Refunded ignored -> true;
            case SubscriptionChanged ignored -> false;
            case Unsupported ignored -> true;
            case Migrated ignored -> true;
            case InlineQuestion ignored -> false;
            case Pressed ignored -> false;
            case StepExpired ignored -> false;
            case DraftStopped ignored -> false;
            case PreCheckout ignored -> false;
            case Reachability ignored -> false;
            case Ignored ignored -> false;
            case Unreadable ignored -> false;
        };
    }

    /** Tells these of what is journalled, from now on. */
    public void follow(UpdateSteps listener) {
        steps = listener;
    }

    /** Accepts nothing more; Telegram keeps what it brings. */
    public void stop() {
        stopped = true;
    }

    private void journalled(IncomingUpdate update, Stored stored) {
        if (stored == Stored.REFUSED) {
            return;
        }
        if (stored == Stored.KNOWN) {
            LOG.debug(
                    "intake: bot={} update={} came twice",
                    update.bot().id(),
                    update.key().updateId());
            return;
        }
        steps.arrived(update.trace(), update.arrivedNanos());
        // Of an album that has begun to come in nothing is left out.
        if (lanes.expects(update) || floodGate.admits(update)) {
            lanes.enter(update);
        }
    }
}
