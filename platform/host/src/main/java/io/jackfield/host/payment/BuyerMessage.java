package io.jackfield.host.payment;

import io.jackfield.api.chat.Recipient;
import io.jackfield.api.chat.Reply;
import io.jackfield.host.outbox.OutboxEntry;
import io.jackfield.host.store.NewRow;
import io.jackfield.host.store.Partitions;
import io.jackfield.host.store.RowKey;
import io.jackfield.host.telegram.BotCall;
import io.jackfield.host.telegram.CallFrames;
import io.jackfield.host.telegram.PushIds;
import io.jackfield.host.telegram.ReplyAddress;
import io.jackfield.host.telegram.ReplyEncoder;
import io.jackfield.host.telegram.ServedBot;
import java.time.Clock;
import java.util.List;

/** A message of the host to a buyer, as it is stored and as it is sent. */
record BuyerMessage(NewRow row, OutboxEntry entry) {
    /** No plugin can have this id. */
    private static final String HOST = "(host)";

    static BuyerMessage of(ServedBot bot, Recipient buyer, String text, Clock clock) {
        List<BotCall> calls = ReplyEncoder.encode(Reply.text(text), ReplyAddress.push(HOST, buyer))
                .calls();
        RowKey key = new RowKey(Partitions.today(clock), bot.number(), PushIds.next());
        return new BuyerMessage(
                NewRow.message(key, buyer.chat(), CallFrames.encode(calls)),
                OutboxEntry.push(HOST, bot, key, buyer.chat(), calls));
    }
}
