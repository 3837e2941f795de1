package io.jackfield.host.payment.provider;

import io.jackfield.api.payment.Merchant;
import io.jackfield.host.plugins.LoadedPlugin;
import io.jackfield.host.routing.RoutingTable;
import io.jackfield.host.telegram.ServedBot;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Makes what providers know of bots. From any thread.
 *
 * @param real whether a bot takes real money
 */
public record Merchants(
        RoutingTable table,
        BotViews views,
        Ledgers ledgers,
        Reviews reviews,
        CallbackAddresses addresses,
        Predicate<ServedBot> real) {

    /** @param plugin which brings the provider */
    Merchant of(String provider, LoadedPlugin plugin, ServedBot bot) {
        return new HostMerchant(provider, plugin, bot, views.of(plugin, bot), this);
    }

    /** The same, whose ledgers run {@code changed} when they change something. */
    Merchants watched(Runnable changed) {
        return new Merchants(
                table,
                views,
                (provider, bot, unwatched) -> ledgers.of(provider, bot, changed),
                reviews,
                addresses,
                real);
    }

    /** A bot that uses the plugin, by id. */
    Optional<Merchant> find(String provider, LoadedPlugin plugin, String id) {
        return table.bots().stream()
                .filter(bot -> bot.id().equals(id) && table.uses(bot, plugin.id()))
                .findFirst()
                .map(bot -> of(provider, plugin, bot));
    }
}
