package io.jackfield.host.intake;

import io.jackfield.host.lanes.Lanes;
import io.jackfield.host.store.JournalWriter;
import io.jackfield.host.store.RowKey;
import io.jackfield.host.telegram.IncomingUpdate;
import io.jackfield.host.telegram.ServedBot;
import io.jackfield.host.telegram.UpdateReader;
import io.jackfield.host.telegram.UpdateReader.NotAnUpdateException;
import io.vertx.core.buffer.Buffer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives updates to their lanes that are open in the journal already. Core loop only. */
public final class LaneEntry {
    private static final Logger LOG = LoggerFactory.getLogger(LaneEntry.class);

    private final JournalWriter writer;
    private final UpdateReader reader;
    private final Lanes lanes;

    public LaneEntry(JournalWriter writer, UpdateReader reader, Lanes lanes) {
        this.writer = writer;
        this.reader = reader;
        this.lanes = lanes;
    }

    /**
     * Under the key that it is journalled with, whatever day it would have today. One that cannot be read stays open.
     */
    public void enter(ServedBot bot, RowKey key, Buffer payload) {
        writer.takenUp(key);
        try {
            IncomingUpdate update = reader.read(bot, payload);
            lanes.enter(new IncomingUpdate(bot, key, update.chat(), update.sender(), update.content()));
        } catch (NotAnUpdateException e) {
            LOG.error("journal: bot={} update={} cannot be read: {}", bot.id(), key.updateId(), e.getMessage());
        }
    }
}
