package io.jackfield.testkit.payment;

import io.jackfield.api.BotView;
import io.jackfield.api.PluginContext;
import io.jackfield.api.chat.Bot;
import io.jackfield.api.payment.Ledger;
import io.jackfield.api.payment.Merchant;
import io.jackfield.host.payment.provider.ViewedMerchant;
import java.net.URI;
import java.util.Optional;

/**
 * A bot as a payment provider sees it, with the settings of the plugin's context.
 *
 * @param view whose settings and texts it has
 * @param bot who it is
 * @param provider the name of the payment provider
 * @param orders whose rows it sees
 * @param real whether real money is taken
 */
public record TestMerchant(BotView view, Bot bot, String provider, InMemoryOrders orders, boolean real)
        implements ViewedMerchant {
    /** The bot of the context, which takes test money. */
    public static TestMerchant of(PluginContext context, String provider, InMemoryOrders orders) {
        BotView only = context.bots().getFirst();
        return new TestMerchant(only, only.bot(), provider, orders, false);
    }

    /** The same where real money is taken. */
    public TestMerchant withRealMoney() {
        return new TestMerchant(view, bot, provider, orders, true);
    }

    /** Another bot with the same settings. */
    public TestMerchant ofBot(Bot another) {
        return new TestMerchant(view, another, provider, orders, real);
    }

    @Override
    public Ledger ledger() {
        return orders.ledger(provider, bot.id());
    }

    @Override
    public Optional<URI> callbackAddress() {
        return Optional.of(URI.create("https://bots.example/payments/" + provider + "/" + bot.id()));
    }

    @Override
    public URI returnAddress() {
        return URI.create("https://t.me/" + bot.username());
    }

    @Override
    public Optional<Merchant> other(String id) {
        return Optional.<Merchant>of(this).filter(one -> bot.id().equals(id));
    }

    @Override
    public void review(String orderId, String what) {
        orders.review(orderId + ": " + what);
    }
}
