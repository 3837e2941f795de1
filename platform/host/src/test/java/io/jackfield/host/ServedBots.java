package io.jackfield.host;

import io.jackfield.api.chat.Bot;
import io.jackfield.host.config.BotConfig;
import io.jackfield.host.config.FileConfig;
import io.jackfield.host.config.FloodConfig;
import io.jackfield.host.config.Secret;
import io.jackfield.host.telegram.ApiAccess;
import io.jackfield.host.telegram.ServedBot;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;

/** Bots for tests. */
public final class ServedBots {
    public static final long USER_ID = 42;
    public static final String TOKEN = USER_ID + ":secret";

    private ServedBots() {}

    /** The bot {@code @helper_bot}, number 7, at a Bot API that nobody calls. */
    public static ServedBot helper() {
        return at("http://localhost:1");
    }

    public static ServedBot at(String api) {
        BotConfig config = config();
        return new ServedBot(
                7, new Bot("helper", "helper_bot", "Helper"), USER_ID, new ApiAccess(api, TOKEN), () -> config);
    }

    /** Another bot, with this number. */
    public static ServedBot helper(int number, ApiAccess access) {
        BotConfig config = config();
        return new ServedBot(number, new Bot("helper" + number, "helper_bot", "Helper"), USER_ID, access, () -> config);
    }

    /** The same bot with another limit on what a user may send. */
    public static ServedBot limitedBy(FloodConfig flood) {
        BotConfig config = config(flood);
        return new ServedBot(
                7,
                new Bot("helper", "helper_bot", "Helper"),
                USER_ID,
                new ApiAccess("http://localhost:1", TOKEN),
                () -> config);
    }

    /** Its configuration, with these plugins in this order. */
    public static BotConfig config(String... plugins) {
        return config(FloodConfig.none(), plugins);
    }

    private static BotConfig config(FloodConfig flood, String... plugins) {
        SequencedMap<String, FileConfig> overlays = new LinkedHashMap<>();
        for (String plugin : plugins) {
            overlays.put(plugin, FileConfig.empty("config/bots/helper.yaml"));
        }
        return new BotConfig(
                "helper",
                Optional.of(new Secret(TOKEN)),
                Optional.empty(),
                "Helper",
                "helper_bot",
                "en",
                Optional.empty(),
                overlays,
                Map.of(),
                List.of(),
                Optional.empty(),
                List.of(),
                ZoneOffset.UTC,
                flood,
                Map.of(),
                OptionalLong.empty());
    }
}
