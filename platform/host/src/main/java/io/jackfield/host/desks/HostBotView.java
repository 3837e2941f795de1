package io.jackfield.host.desks;

import io.jackfield.api.BotView;
import io.jackfield.api.PluginConfig;
import io.jackfield.api.Texts;
import io.jackfield.api.chat.Bot;
import io.jackfield.api.desk.PeopleDesk;
import io.jackfield.api.memory.Preferences;
import io.jackfield.host.telegram.ServedBot;
import java.time.ZoneId;
import java.util.function.Supplier;

/** A bot as one plugin sees it; nothing of it is kept, as its files can change. */
public final class HostBotView implements BotView {
    private final ServedBot served;
    private final Supplier<? extends PluginConfig> config;
    private final Supplier<? extends Texts> texts;
    private final PeopleDesk people;

    /**
     * @param config the plugin's configuration in this bot, as it is now
     * @param texts the plugin's texts in this bot's wording, as it is now
     */
    public HostBotView(
            ServedBot served,
            Supplier<? extends PluginConfig> config,
            Supplier<? extends Texts> texts,
            PeopleDesk people) {
        this.served = served;
        this.config = config;
        this.texts = texts;
        this.people = people;
    }

    @Override
    public Bot bot() {
        return served.info();
    }

    @Override
    public PluginConfig config() {
        return config.get();
    }

    @Override
    public String text(String language, String key, Object... arguments) {
        return texts.get().get(language, key, arguments);
    }

    @Override
    public String language() {
        return served.config().language();
    }

    @Override
    public ZoneId timeZone() {
        return served.config().timezone();
    }

    @Override
    public ZoneId timeZone(long userId) {
        return served.config().timezone(people.preferences(served.id(), userId).get(Preferences.TIME_ZONE));
    }
}
