package io.jackfield.host.payment.renewal;

import io.jackfield.api.Money;
import io.jackfield.api.chat.Button;
import io.jackfield.api.chat.ChatKind;
import io.jackfield.api.chat.Keyboard;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.command.CommandSpec.Purpose;
import io.jackfield.api.desk.MessageDesk;
import io.jackfield.api.payment.PaymentOrder;
import io.jackfield.host.plugins.PropertyTexts;
import io.jackfield.host.routing.RoutingTable;
import io.jackfield.host.telegram.ServedBot;
import java.util.List;

/**
 * Tells buyers of payments that did not go through or come to more, with a button to where they can pay by hand in bots
 * that have such a command. Each thing is told once. Blocks.
 */
public final class RenewalNotices {
    private final MessageDesk messages;
    private final RoutingTable routes;
    private final PropertyTexts texts = PropertyTexts.ofHost();

    /** @param messages the host's own */
    public RenewalNotices(MessageDesk messages, RoutingTable routes) {
        this.messages = messages;
        this.routes = routes;
    }

    /** Not this time; it is tried again. */
    void declined(ServedBot bot, PaymentOrder order, String key) {
        tell(bot, order, "renewal.declined", key);
    }

    /** Nothing more is taken. */
    void failed(ServedBot bot, PaymentOrder order, String key) {
        tell(bot, order, "renewal.failed", key);
    }

    /** What was bought is there, and is not charged for beside the subscription that there was. */
    void second(ServedBot bot, PaymentOrder order, String key) {
        String words = wording(bot).get(order.buyer().language(), "renewal.second", order.title());
        send(bot, order, words, "renewal.manage", "second " + key);
    }

    /** The next payments come to more than before. */
    void dearer(ServedBot bot, PaymentOrder first, Money before, Money after) {
        String language = first.buyer().language();
        String words = wording(bot)
                .get(language, "renewal.dearer", first.title(), after.shown(language), before.shown(language));
        send(bot, first, words, "renewal.manage", first.id() + " " + after);
    }

    private void tell(ServedBot bot, PaymentOrder order, String text, String key) {
        String language = order.buyer().language();
        String words =
                wording(bot).get(language, text, order.title(), order.price().shown(language));
        send(bot, order, words, "renewal.pay", key);
    }

    private PropertyTexts wording(ServedBot bot) {
        return texts.with(bot.config().hostTexts());
    }

    private void send(ServedBot bot, PaymentOrder order, String words, String label, String key) {
        if (order.chat().chat() == 0) {
            return;
        }
        Reply text = Reply.text(words);
        String button = wording(bot).get(order.buyer().language(), label);
        Reply reply = routes.of(bot)
                .find(Purpose.BUY, ChatKind.PRIVATE)
                .map(command -> text.keyboard(Keyboard.column(List.of(Button.command(button, command)))))
                .orElse(text);
        messages.sendOnce(order.chat(), reply, "renewal " + key);
    }
}
