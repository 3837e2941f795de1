package io.jackfield.host.config;

import io.jackfield.api.desk.BillingDesk.Plan;
import io.jackfield.host.config.read.ConfigSection;
import java.util.List;
import java.util.Map;

/**
 * What a bot does and says; each part can change while it is served.
 *
 * @param plans what groups of users may do; the first is everybody's
 * @param terms plan id to how it begins and ends
 * @param sales what it sells, and how it takes money
 * @param flood how much one user may send
 * @param blockedUsers what users hear whom operators keep out
 * @param events what the host itself records
 * @param notices what it tells without being asked
 * @param reports what its readers get by themselves, and when
 * @param hostTexts language to key to this bot's wording of what the host says
 * @param paused whether its updates are left with Telegram
 */
public record BotSettings(
        BotProfile profile,
        BotPlugins plugins,
        BotModels models,
        List<Plan> plans,
        Map<String, PlanTerms> terms,
        SalesConfig sales,
        FloodConfig flood,
        BlockedUsers blockedUsers,
        BotNotices notices,
        BotStaff staff,
        EventsConfig events,
        List<ReportSchedule> reports,
        Map<String, Map<String, String>> hostTexts,
        boolean paused) {
    static BotSettings from(String id, ConfigSection bot) {
        BotModels models = BotModels.from(bot);
        List<ConfigSection> planSections = bot.sections("plans");
        BotProfile profile = BotProfile.from(id, bot);
        List<Plan> plans = PlanConfig.allFrom(planSections, models.ids(), profile.language());
        return new BotSettings(
                profile,
                BotPlugins.from(bot),
                models,
                plans,
                PlanTerms.allFrom(planSections),
                SalesConfig.from(bot, plans, profile.timezone()),
                FloodConfig.from(bot.section("flood")),
                bot.choice("blockedUsers", BlockedUsers.class, BlockedUsers.ANSWER),
                BotNotices.from(bot),
                BotStaff.from(bot),
                EventsConfig.from(bot.section("events")),
                ReportSchedule.allFrom(bot.sections("reports")),
                BotPlugins.languages(bot.section("texts")),
                bot.flag("paused", false));
    }

    BotSettings withStaff(BotStaff others) {
        return new BotSettings(
                profile,
                plugins,
                models,
                plans,
                terms,
                sales,
                flood,
                blockedUsers,
                notices,
                others,
                events,
                reports,
                hostTexts,
                paused);
    }
}
