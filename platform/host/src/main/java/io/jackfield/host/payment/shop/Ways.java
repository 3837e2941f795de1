package io.jackfield.host.payment.shop;

import io.jackfield.host.payment.provider.AskedProviders;
import io.jackfield.host.payment.provider.ProviderCalls;
import io.jackfield.host.plugins.LoadedPlugin;
import io.jackfield.host.routing.RoutingTable;
import io.jackfield.host.telegram.ServedBot;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The ways to pay of a bot. Blocks. */
final class Ways {
    private final RoutingTable table;
    private final Supplier<Collection<LoadedPlugin>> live;
    private final AskedProviders providers;

    Ways(RoutingTable table, Supplier<Collection<LoadedPlugin>> live, AskedProviders providers) {
        this.table = table;
        this.live = live;
        this.providers = providers;
    }

    /** Those that work at this moment, in the order of the bot's file. */
    List<OpenWay> open(ServedBot bot, String language) {
        return ask(bot, language, providersOf(bot));
    }

    /** One of them. */
    Optional<OpenWay> open(ServedBot bot, String language, String provider) {
        return ask(
                        bot,
                        language,
                        providersOf(bot).stream().filter(provider::equals).toList())
                .stream()
                .findFirst();
    }

    private List<OpenWay> ask(ServedBot bot, String language, List<String> names) {
        return names.isEmpty()
                ? List.of()
                : providers.askAll(
                        names,
                        bot,
                        (name, provider, merchant) -> provider.abilities(merchant)
                                .map(abilities -> new OpenWay(name, abilities, provider.label(language, merchant))));
    }

    private List<String> providersOf(ServedBot bot) {
        List<String> named = bot.config().sales().payments().ways();
        return named.isEmpty()
                ? bot.config().plugins().keySet().stream()
                        .flatMap(plugin ->
                                live.get().stream().filter(one -> one.id().equals(plugin)))
                        .flatMap(plugin -> ProviderCalls.names(plugin).stream())
                        .toList()
                : named.stream()
                        .filter(provider -> providers
                                .find(provider)
                                .filter(plugin -> table.uses(bot, plugin.id()))
                                .isPresent())
                        .toList();
    }
}
