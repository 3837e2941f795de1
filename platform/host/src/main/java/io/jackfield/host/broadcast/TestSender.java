package io.jackfield.host.broadcast;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.host.broadcast.BroadcastMessage.Attached;
import io.jackfield.host.loop.CoreLoop;
import io.jackfield.host.store.AudienceTable.Reader;
import io.jackfield.host.store.BroadcastRow;
import io.jackfield.host.telegram.ServedBot;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.UUID;

/** Sends a broadcast to a single user, to be looked at. Core loop only. */
final class TestSender {
    private final CoreLoop loop;
    private final BroadcastServices services;
    private final BroadcastPages pages;

    TestSender(CoreLoop loop, BroadcastServices services, BroadcastPages pages) {
        this.loop = loop;
        this.services = services;
        this.pages = pages;
    }

    /**
     * @param language that the message is in; the user's own where none is given
     * @return completes when it is stored
     */
    Future<Void> send(ServedBot bot, BroadcastRow row, long user, Optional<String> language) {
        return services.tables()
                .audience()
                .find(bot.number(), user)
                .map(found -> found.orElseThrow(() -> new JackfieldException(
                        StandardError.NOT_FOUND,
                        "user " + user + " has never written to bot " + bot.id()
                                + "; open a chat with it in Telegram first")))
                .compose(reader -> file(row).compose(attached -> send(bot, row, reader, language, attached)));
    }

    private Future<Optional<Attached>> file(BroadcastRow row) {
        if (row.file().isEmpty() || row.file().get().fileId().isPresent()) {
            return Future.succeededFuture(row.file().map(file -> Attached.of(file, Optional.empty())));
        }
        return services.tables()
                .broadcasts()
                .content(row.id())
                .map(content -> row.file().map(file -> Attached.of(file, content)));
    }

    private Future<Void> send(
            ServedBot bot, BroadcastRow row, Reader reader, Optional<String> language, Optional<Attached> attached) {
        BroadcastDefinition definition = BroadcastDefinition.of(row, bot.config());
        BroadcastMessage message = new BroadcastMessage(definition, bot, attached);
        BroadcastMessage.shown(definition, bot, row.file()).requireSendable();
        Reader as = new Reader(
                reader.id(),
                language.orElse(reader.language()),
                reader.timeZone(),
                reader.choseQuiet(),
                reader.quietFrom(),
                reader.quietTo());
        return loop.vertx()
                .executeBlocking(
                        () -> {
                            pages.sendOne(
                                    new BroadcastPages.Sending(bot, row, definition, message),
                                    as,
                                    "test " + row.id() + " " + UUID.randomUUID());
                            return null;
                        },
                        false);
    }
}
