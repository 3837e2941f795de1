package io.jackfield.host.payment.provider;

import io.jackfield.api.BotView;
import io.jackfield.api.payment.Ledger;
import io.jackfield.api.payment.Merchant;
import io.jackfield.host.plugins.LoadedPlugin;
import io.jackfield.host.telegram.ServedBot;
import java.net.URI;
import java.util.Optional;

/** A bot as one payment provider sees it. */
final class HostMerchant implements ViewedMerchant {
    private final String provider;
    private final LoadedPlugin plugin;
    private final ServedBot served;
    private final BotView view;
    private final Merchants merchants;

    HostMerchant(String provider, LoadedPlugin plugin, ServedBot served, BotView view, Merchants merchants) {
        this.provider = provider;
        this.plugin = plugin;
        this.served = served;
        this.view = view;
        this.merchants = merchants;
    }

    @Override
    public Ledger ledger() {
        return merchants.ledgers().of(provider, served);
    }

    @Override
    public Optional<URI> callbackAddress() {
        return merchants.addresses().of(provider, served.id());
    }

    @Override
    public URI returnAddress() {
        return URI.create("https://t.me/" + served.info().username());
    }

    @Override
    public boolean real() {
        return merchants.real().test(served);
    }

    @Override
    public Optional<Merchant> other(String bot) {
        return merchants.find(provider, plugin, bot);
    }

    @Override
    public void review(String orderId, String what) {
        merchants.reviews().add(provider, served, orderId, what);
    }

    @Override
    public BotView view() {
        return view;
    }
}
