package io.jackfield.host.llm;

import io.jackfield.host.config.BotConfig;
import io.jackfield.host.config.ModelOffer;
import io.jackfield.host.config.read.FileConfig;

/**
 * Whose account at a provider's service pays: that of all bots, unless the bot or the offer has settings of its own.
 * What happens to one account says nothing of another, so each has a breaker and alerts of its own.
 *
 * @param provider whose service it is
 * @param generation of the provider's plugin
 * @param name for people: the provider's, with the bot and the account where they have settings of their own
 * @param place where the operator sets its key
 */
record ProviderAccount(String provider, String generation, String name, String place) {
    /** The option of an offer that names one of several accounts of a provider. */
    private static final String OPTION = "account";

    static ProviderAccount of(Providers.Found provider, BotConfig bot, ModelOffer offer) {
        return of(provider, bot, offer.options().getOrDefault(OPTION, ""));
    }

    static ProviderAccount of(Providers.Found provider, BotConfig bot) {
        return of(provider, bot, "");
    }

    private static ProviderAccount of(Providers.Found provider, BotConfig bot, String account) {
        String plugin = provider.plugin().id();
        String named = provider.name() + (account.isEmpty() ? "" : " with account " + account);
        FileConfig ofBot = bot.plugins().get(plugin);
        return ofBot == null || ofBot.keys().isEmpty()
                ? new ProviderAccount(
                        provider.name(), provider.generation(), named, "config/plugins/" + plugin + ".yaml")
                : new ProviderAccount(
                        provider.name(),
                        provider.generation(),
                        named + " of bot " + bot.id(),
                        "plugins." + plugin + " of config/bots/" + bot.id() + ".yaml");
    }

    /** Whether both are at one provider, whose plugin has come up anew in between. */
    boolean isOlderThan(ProviderAccount other) {
        return provider.equals(other.provider) && !generation.equals(other.generation);
    }
}
