package io.jackfield.host.desks;

import io.jackfield.api.chat.Recipient;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.chat.ReplyPart;
import io.jackfield.api.chat.ReplyPart.Format;
import io.jackfield.api.memory.Memory;
import io.jackfield.host.desks.HostMessageDesk.Message;
import io.jackfield.host.desks.HostMessageDesk.Services;
import io.jackfield.host.outbox.OutboxEntry;
import io.jackfield.host.store.AttachmentTable;
import io.jackfield.host.store.MemoryKey;
import io.jackfield.host.store.MemoryScope;
import io.jackfield.host.store.NewRow;
import io.jackfield.host.store.Partitions;
import io.jackfield.host.store.RowKey;
import io.jackfield.host.telegram.CallFrames;
import io.jackfield.host.telegram.EncodedReply;
import io.jackfield.host.telegram.PushIds;
import io.jackfield.host.telegram.ReplyAddress;
import io.jackfield.host.telegram.ReplyEncoder;
import io.jackfield.host.telegram.ServedBot;
import io.jackfield.host.telegram.ShownAs;
import io.jackfield.host.turn.HandlerCall;
import io.jackfield.host.turn.ShownMenus;
import java.util.Map;

/**
 * Makes of a plugin's reply the message that is stored, and stores what belongs to it. Blocking; on the plugin's
 * threads.
 */
final class MessageEncoder {
    private final String plugin;
    private final String pusher;
    private final Services services;

    MessageEncoder(String plugin, Services services) {
        this(plugin, plugin, services);
    }

    /** @param pusher among whose unsent messages the outbox counts these */
    MessageEncoder(String plugin, String pusher, Services services) {
        this.plugin = plugin;
        this.pusher = pusher;
        this.services = services;
    }

    Message sent(Recipient recipient, Reply reply) {
        ServedBot bot = services.bots().apply(recipient.bot());
        EncodedReply encoded = ReplyEncoder.encode(reply, address(bot, recipient, reply));
        if (encoded.calls().isEmpty()) {
            throw new IllegalArgumentException("plugin " + plugin + " sends a reply without any message in it");
        }
        return message(bot, recipient, encoded);
    }

    /** In place of what the key has last shown. */
    Message shown(Recipient recipient, Reply reply, String key) {
        ServedBot bot = services.bots().apply(recipient.bot());
        ReplyAddress address = ReplyAddress.push(plugin, recipient);
        return message(bot, recipient, ShownReply.encode(reply, address, new ShownAs(plugin, key)));
    }

    /** Somebody who is written to in private reads as they have chosen. */
    private ReplyAddress address(ServedBot bot, Recipient recipient, Reply reply) {
        ReplyAddress address = ReplyAddress.push(plugin, recipient);
        boolean formatted = reply.parts().stream()
                .anyMatch(part -> part instanceof ReplyPart.Text text && text.format() == Format.MARKDOWN);
        if (!formatted || recipient.chat() < 0) {
            return address;
        }
        Memory preferences = services.memoryOf().apply(MemoryScope.ofUser(bot.number(), recipient.chat()));
        return preferences
                .get(ReplyAddress.FORMATTING)
                .map(chosen -> address.preferring(Map.of(ReplyAddress.FORMATTING, chosen)))
                .orElse(address);
    }

    private Message message(ServedBot bot, Recipient recipient, EncodedReply encoded) {
        for (AttachmentTable.Stored file : encoded.files()) {
            services.blocking().get("files", () -> services.attachments().add(file));
        }
        HandlerCall.keptArguments(bot.number(), plugin, encoded)
                .forEach((key, argument) ->
                        services.memoryOf().apply(key.scope()).put(key.name(), argument));
        noteMenus(bot, recipient, encoded);
        RowKey key = new RowKey(Partitions.today(services.clock()), bot.number(), PushIds.next());
        NewRow row = NewRow.message(key, recipient.chat(), CallFrames.encode(encoded.calls()));
        return new Message(row, OutboxEntry.push(pusher, bot, key, recipient.chat(), encoded.calls()));
    }

    /** Before it is sent: a key of a menu that was never shown does no harm. */
    private void noteMenus(ServedBot bot, Recipient recipient, EncodedReply reply) {
        if (reply.menus().isEmpty() || recipient.chat() < 0) {
            return;
        }
        MemoryKey key = ShownMenus.key(bot.number(), recipient.chat(), recipient.chat(), recipient.thread());
        services.blocking().get("message", () -> services.menus().show(key, reply.menus()));
    }
}
