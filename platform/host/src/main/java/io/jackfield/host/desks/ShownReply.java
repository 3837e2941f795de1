package io.jackfield.host.desks;

import io.jackfield.api.chat.Keyboard;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.chat.ReplyPart;
import io.jackfield.host.telegram.BotCall;
import io.jackfield.host.telegram.EncodedReply;
import io.jackfield.host.telegram.Limits;
import io.jackfield.host.telegram.ReplyAddress;
import io.jackfield.host.telegram.ReplyEncoder;
import io.jackfield.host.telegram.ShownAs;
import java.util.List;
import java.util.Optional;

/**
 * A reply that is shown under a key: one message that Telegram lets a bot change. Host and test kit follow the same
 * rule.
 */
public final class ShownReply {
    private ShownReply() {}

    /** Throws IllegalArgumentException for more than one message, and for what cannot be changed later. */
    public static EncodedReply encode(Reply reply, ReplyAddress address, ShownAs as) {
        List<ReplyPart> parts = reply.parts();
        if (parts.size() != 1) {
            throw wrong(as, "a reply of " + parts.size() + " parts");
        }
        Optional<Keyboard> keyboard = switch (parts.getFirst()) {
            case ReplyPart.Text text -> text.keyboard();
            case ReplyPart.File file -> file.keyboard();
            case ReplyPart.Bill ignored -> throw wrong(as, "an invoice");
            case ReplyPart.Removal ignored -> throw wrong(as, "a removal");
            case ReplyPart.Call call -> throw wrong(as, "a raw call of " + call.method());
        };
        if (keyboard.isPresent() && !(keyboard.get() instanceof Keyboard.Inline)) {
            throw wrong(as, "keys in place of the phone's keyboard");
        }
        EncodedReply encoded = ReplyEncoder.encode(reply, address);
        if (encoded.calls().size() != 1) {
            throw wrong(as, "what takes " + encoded.calls().size() + " messages");
        }
        BotCall call = encoded.calls().getFirst().withShownAs(as);
        return new EncodedReply(
                List.of(call), encoded.files(), encoded.keptArguments(), encoded.keptCommands(), encoded.menus());
    }

    private static IllegalArgumentException wrong(ShownAs as, String what) {
        return new IllegalArgumentException("plugin " + as.plugin() + " shows " + what + " under the key '" + as.key()
                + "'; use one text of up to " + Limits.TEXT
                + " characters, or one picture or document with a caption of"
                + " up to " + Limits.CAPTION + ", and no keyboard but buttons under it");
    }
}
