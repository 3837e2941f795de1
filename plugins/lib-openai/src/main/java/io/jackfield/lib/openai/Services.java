package io.jackfield.lib.openai;

import io.jackfield.api.BotView;
import io.jackfield.api.JackfieldException;
import io.jackfield.api.PluginConfig;
import io.jackfield.api.PluginContext;
import io.jackfield.api.StandardError;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A provider's service as the operator has set it up: for all bots, for single ones and for accounts. There is one
 * client for each set of settings. A bot's are looked at for every request, so what its file says counts at once;
 * clients stay until the plugin goes, as the host brings it up anew for other settings. From any thread.
 */
final class Services implements AutoCloseable {
    private final PluginContext context;
    private final Profile profile;
    private final Map<Endpoint, OpenAiService> clients = new HashMap<>();
    private boolean closed;

    /**
     * Reads all settings, so that a mistake shows when the plugin is loaded and not when a user asks. Throws
     * {@link JackfieldException} with {@code CONFIG_INVALID}, also when neither the plugin nor any bot has the key that
     * is needed.
     */
    Services(PluginContext context, Profile profile) {
        this.context = context;
        this.profile = profile;
        List<PluginConfig> usable =
                all().filter(config -> Endpoint.hasKey(config, "", profile)).toList();
        if (usable.isEmpty()) {
            throw Endpoint.keyMissing(profile);
        }
        usable.forEach(config ->
                config.section("accounts").keys().forEach(account -> Endpoint.from(config, account, profile)));
        usable.stream()
                .map(config -> Endpoint.from(config, "", profile))
                .toList()
                .forEach(this::client);
    }

    /** The plugin's own settings, then those of each bot. */
    private Stream<PluginConfig> all() {
        return Stream.concat(
                Stream.of(context.config()), context.bots().stream().map(BotView::config));
    }

    /**
     * Whom to ask for a bot.
     *
     * @param bot its id; empty for none in particular
     * @param account one of {@code accounts} in the configuration; empty for the usual one
     * @throws JackfieldException with {@code UNAUTHORIZED} when there is no key for it, with {@code CONFIG_INVALID}
     *     when there is no such account
     */
    OpenAiService of(String bot, String account) {
        PluginConfig config =
                bot.isEmpty() ? context.config() : context.bot(bot).config();
        if (!Endpoint.hasKey(config, account, profile)) {
            throw new JackfieldException(
                    StandardError.UNAUTHORIZED,
                    Endpoint.keyMissing(profile).getMessage()
                            + (bot.isEmpty()
                                    ? ""
                                    : ", or for this bot alone under plugins." + profile.pluginId() + " of config/bots/"
                                            + bot + ".yaml"));
        }
        return client(Endpoint.from(config, account, profile));
    }

    /** Whom to ask what has nothing to do with any bot: by the plugin's own settings, or the first that have a key. */
    OpenAiService any() {
        Optional<PluginConfig> first =
                all().filter(config -> Endpoint.hasKey(config, "", profile)).findFirst();
        return client(Endpoint.from(first.orElseThrow(() -> Endpoint.keyMissing(profile)), "", profile));
    }

    private synchronized OpenAiService client(Endpoint endpoint) {
        if (closed) {
            throw new JackfieldException(
                    StandardError.UNAVAILABLE, "plugin " + profile.pluginId() + " has been unloaded");
        }
        return clients.computeIfAbsent(endpoint, one -> new OpenAiService(one, context.clock()));
    }

    @Override
    public synchronized void close() {
        closed = true;
        clients.values().forEach(OpenAiService::close);
    }
}
