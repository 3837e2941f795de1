package io.jackfield.host;

import io.jackfield.api.chat.Bot;
import io.jackfield.api.desk.BillingDesk.Plan;
import io.jackfield.host.config.BlockedUsers;
import io.jackfield.host.config.BotAccount;
import io.jackfield.host.config.BotConfig;
import io.jackfield.host.config.BotModels;
import io.jackfield.host.config.BotNotices;
import io.jackfield.host.config.BotPlugins;
import io.jackfield.host.config.BotProfile;
import io.jackfield.host.config.BotSettings;
import io.jackfield.host.config.BotStaff;
import io.jackfield.host.config.EventsConfig;
import io.jackfield.host.config.FloodConfig;
import io.jackfield.host.config.PlanTerms;
import io.jackfield.host.config.SalesConfig;
import io.jackfield.host.config.read.FileConfig;
import io.jackfield.host.config.read.Secret;
import io.jackfield.host.telegram.ApiAccess;
import io.jackfield.host.telegram.ServedBot;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

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
        BotConfig config = config(flood, Optional.empty(), List.of(), Map.of());
        return new ServedBot(
                7,
                new Bot("helper", "helper_bot", "Helper"),
                USER_ID,
                new ApiAccess("http://localhost:1", TOKEN),
                () -> config);
    }

    /** Its configuration, with these plugins in this order. */
    public static BotConfig config(String... plugins) {
        return config(FloodConfig.none(), Optional.empty(), List.of(), Map.of(), plugins);
    }

    /** The same, one of the plugins being named for free text. */
    public static BotConfig configWithFreeText(String freeText, String... plugins) {
        return config(FloodConfig.none(), Optional.of(freeText), List.of(), Map.of(), plugins);
    }

    /** The same with a limit on what a user may send. */
    public static BotConfig config(FloodConfig flood, String... plugins) {
        return config(flood, Optional.empty(), List.of(), Map.of(), plugins);
    }

    /** Its configuration, with these plans and no plugins. */
    public static BotConfig config(List<Plan> plans, Map<String, PlanTerms> terms) {
        return config(FloodConfig.none(), Optional.empty(), plans, terms);
    }

    /** Its configuration with one plugin, whose commands of these names stand in no menu. */
    public static BotConfig configWithUnlisted(List<String> unlisted, String plugin) {
        return config(FloodConfig.none(), Optional.empty(), List.of(), Map.of(), unlisted, plugin);
    }

    private static BotConfig config(
            FloodConfig flood,
            Optional<String> freeText,
            List<Plan> plans,
            Map<String, PlanTerms> terms,
            String... plugins) {
        return config(flood, freeText, plans, terms, List.of(), plugins);
    }

    private static BotConfig config(
            FloodConfig flood,
            Optional<String> freeText,
            List<Plan> plans,
            Map<String, PlanTerms> terms,
            List<String> unlisted,
            String... plugins) {
        SequencedMap<String, FileConfig> overlays = new LinkedHashMap<>();
        for (String plugin : plugins) {
            overlays.put(plugin, FileConfig.empty("config/bots/helper.yaml"));
        }
        return new BotConfig(
                "helper",
                new BotAccount(Optional.of(new Secret(TOKEN)), Optional.empty(), "helper_bot"),
                new BotSettings(
                        new BotProfile("Helper", "en", ZoneOffset.UTC),
                        new BotPlugins(freeText, overlays, Map.of(), Set.copyOf(unlisted)),
                        BotModels.NONE,
                        plans,
                        terms,
                        SalesConfig.NOTHING,
                        flood,
                        BlockedUsers.ANSWER,
                        BotNotices.NONE,
                        BotStaff.NONE,
                        EventsConfig.ALL,
                        List.of(),
                        Map.of(),
                        false));
    }
}
