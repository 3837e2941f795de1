package io.jackfield.host.routing;

import io.jackfield.api.chat.Person;
import io.jackfield.api.memory.Preferences;
import io.jackfield.host.config.HostConfig;
import io.jackfield.host.config.LiveConfig;
import io.jackfield.host.config.read.FileConfig;
import io.jackfield.host.plugins.LoadedPlugin;
import io.jackfield.host.plugins.PluginRoom;
import io.jackfield.host.plugins.PropertyTexts;
import io.jackfield.host.telegram.CommandData;
import io.jackfield.host.telegram.IncomingUpdate;
import io.jackfield.host.telegram.IncomingUpdate.Pressed;
import io.jackfield.host.telegram.IncomingUpdate.Unsupported;
import io.jackfield.host.telegram.IncomingUpdate.Written;
import io.jackfield.host.telegram.ReplyAddress;
import io.jackfield.host.telegram.ServedBot;
import io.jackfield.host.turn.Turn;
import io.jackfield.host.turn.Turn.Setting;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiFunction;

/** Puts together what a handler's call needs. What depends on bot and plugin only is made once. Core loop only. */
public final class TurnFactory {
    private final BiFunction<ServedBot, String, Setting> lookUp;
    private final Map<SettingKey, Setting> settings = new HashMap<>();

    /** @param lookUp what a plugin, named by its id, is set to in a bot */
    public TurnFactory(BiFunction<ServedBot, String, Setting> lookUp) {
        this.lookUp = lookUp;
    }

    public TurnFactory(LiveConfig config, PluginRoom plugins) {
        this((bot, plugin) -> setting(config, plugins, bot, plugin));
    }

    private record SettingKey(int bot, String plugin) {}

    /** The set of plugins has changed. */
    public void forgetSettings() {
        settings.clear();
    }

    /** The language that the user chose in the bot, if they did. */
    public static Optional<String> languageOf(Map<String, String> preferences) {
        return Optional.ofNullable(preferences.get(Preferences.LANGUAGE));
    }

    /** With the language that the user chose in the bot, if they did. */
    public static Person inOwnLanguage(Person person, Map<String, String> preferences) {
        String chosen = preferences.get(Preferences.LANGUAGE);
        return chosen == null
                ? person
                : new Person(person.id(), person.firstName(), person.lastName(), person.username(), chosen);
    }

    /** @param shelf what the host knows of the sender */
    Turn of(IncomingUpdate update, Person sender, Route.ToHandler route, Map<String, String> shelf) {
        String plugin = route.owner().split("/", 2)[0];
        Setting setting = settings.computeIfAbsent(
                new SettingKey(update.key().bot(), plugin), key -> lookUp.apply(update.bot(), plugin));
        return new Turn(
                update,
                sender,
                new Turn.Handler(route.owner(), plugin, route.action(), route.endsConversation()),
                setting,
                address(update, route.owner()).preferring(shelf));
    }

    static ReplyAddress address(IncomingUpdate update, String owner) {
        Optional<Pressed> pressed = update.content() instanceof Pressed press ? Optional.of(press) : Optional.empty();
        OptionalInt asked = update.chat().isPrivate() ? OptionalInt.empty() : messageOf(update);
        return new ReplyAddress(
                owner,
                update.chat().id(),
                update.chat().thread(),
                asked,
                pressed.map(TurnFactory::placeOf).orElse(OptionalInt.empty()),
                pressed.map(Pressed::queryId).orElse(""),
                OptionalInt.empty());
    }

    /** The message of a button that runs a command is another plugin's, and stays as it is. */
    private static OptionalInt placeOf(Pressed pressed) {
        return CommandData.parse(pressed.data()).isPresent()
                ? OptionalInt.empty()
                : OptionalInt.of(pressed.messageId());
    }

    private static OptionalInt messageOf(IncomingUpdate update) {
        return switch (update.content()) {
            case Written written -> OptionalInt.of(written.message().id());
            case Unsupported other -> OptionalInt.of(other.messageId());
            default -> OptionalInt.empty();
        };
    }

    private static Setting setting(LiveConfig config, PluginRoom plugins, ServedBot bot, String plugin) {
        Optional<LoadedPlugin> loaded = plugins.find(plugin);
        FileConfig own =
                loaded.map(LoadedPlugin::config).orElseGet(() -> config.now().pluginConfig(plugin));
        FileConfig laidOver = HostConfig.pluginConfig(plugin, own, bot.config());
        FileConfig seen = loaded.map(one -> one.grant().guard(laidOver)).orElse(laidOver);
        PropertyTexts texts = loaded.map(LoadedPlugin::texts).orElseGet(PropertyTexts::ofHost);
        return new Setting(seen, texts.with(bot.config().texts(plugin)));
    }
}
