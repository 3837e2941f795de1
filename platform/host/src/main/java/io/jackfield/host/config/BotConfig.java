package io.jackfield.host.config;

import io.jackfield.api.desk.BillingDesk.Plan;
import io.jackfield.host.config.read.ConfigSection;
import io.jackfield.host.config.read.FileConfig;
import io.jackfield.host.config.read.Secret;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/**
 * One bot: {@code config/bots/<id>.yaml}.
 *
 * @param id the name of its file
 */
public record BotConfig(String id, BotAccount account, BotSettings settings) {
    static final String ID = "[a-z0-9-]{2,32}";

    static BotConfig from(String id, ConfigSection bot) {
        return new BotConfig(id, BotAccount.from(id, bot), BotSettings.from(id, bot));
    }

    /** This bot with what another reading of its file says, but as whom and where it talks to Telegram. */
    BotConfig withChangeable(BotConfig read) {
        return new BotConfig(id, account, read.settings);
    }

    /** This bot in the sandbox. */
    BotConfig in(Optional<Secret> sandboxToken, Optional<String> sandboxUrl) {
        return new BotConfig(id, new BotAccount(sandboxToken, sandboxUrl, account.username()), settings);
    }

    /** The same with somebody in every role of its staff that names nobody and no chat. */
    BotConfig withVacanciesFilledBy(StaffRole somebody) {
        return new BotConfig(id, account, settings.withStaff(settings.staff().withVacanciesFilledBy(somebody)));
    }

    /** The environment variable that our own files use for this bot's token. */
    public String tokenVariable() {
        return id.replace('-', '_').toUpperCase(Locale.ROOT) + "_TOKEN";
    }

    /** See {@link BotAccount}. */
    public Optional<Secret> token() {
        return account.token();
    }

    public Optional<String> apiUrl() {
        return account.apiUrl();
    }

    public String username() {
        return account.username();
    }

    /** See {@link BotProfile}. */
    public String name() {
        return settings.profile().name();
    }

    public String language() {
        return settings.profile().language();
    }

    public ZoneId timezone() {
        return settings.profile().timezone();
    }

    /** The time zone that a user has chosen, unless nobody lives in it, else the bot's. */
    public ZoneId timezone(Optional<String> chosen) {
        return settings.profile().timezone(chosen);
    }

    /** See {@link BotPlugins}. */
    public Optional<String> freeText() {
        return settings.plugins().freeText();
    }

    /** Plugin id to what this bot lays over the plugin's own file, in the order of the bot's file. */
    public SequencedMap<String, FileConfig> plugins() {
        return settings.plugins().overlays();
    }

    /** This bot's wording for a plugin: language to key to text. */
    public Map<String, Map<String, String>> texts(String plugin) {
        return settings.plugins().texts().getOrDefault(plugin, Map.of());
    }

    /** Commands that work and stand in no menu. */
    public Set<String> unlisted() {
        return settings.plugins().unlisted();
    }

    /** What the bot offers, in that order. */
    public List<ModelOffer> models() {
        return settings.models().offers();
    }

    public Optional<SpeechConfig> speech() {
        return settings.models().speech();
    }

    /** What groups of users may do; the first is everybody's. */
    public List<Plan> plans() {
        return settings.plans();
    }

    /** How a plan of this bot begins and ends. */
    public PlanTerms terms(String plan) {
        return settings.terms().getOrDefault(plan, PlanTerms.NONE);
    }

    /** What it sells, and how it takes money. */
    public SalesConfig sales() {
        return settings.sales();
    }

    /** Language to key to this bot's wording of what the host says. */
    public Map<String, Map<String, String>> hostTexts() {
        return settings.hostTexts();
    }

    /** How much one user may send. */
    public FloodConfig flood() {
        return settings.flood();
    }

    /** What users hear whom operators keep out. */
    public BlockedUsers blockedUsers() {
        return settings.blockedUsers();
    }

    /** What the host itself records. */
    public EventsConfig events() {
        return settings.events();
    }

    /** What it tells without being asked. */
    public BotNotices notices() {
        return settings.notices();
    }

    /** The roles of people, by name. */
    public Map<String, StaffRole> staff() {
        return settings.staff().roles();
    }

    /** Whether its updates are left with Telegram, which keeps them for a day. */
    public boolean isPaused() {
        return settings.paused();
    }

    /** What its readers get by themselves, and when. */
    public List<ReportSchedule> reports() {
        return settings.reports();
    }

    /** Where the operator is told of alerts. */
    public Optional<OperatorChat> operatorChat() {
        return settings.staff().operatorChat();
    }
}
