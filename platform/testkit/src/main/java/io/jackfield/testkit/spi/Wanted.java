package io.jackfield.testkit.spi;

import io.jackfield.api.command.CommandSpec;
import io.jackfield.api.desk.BillingDesk.Plan;
import io.jackfield.api.desk.ModelDesk.Offer;
import io.jackfield.api.llm.LlmProvider;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;

/**
 * What a test wants to run.
 *
 * @param plugin the id of the plugin under test
 * @param extensions its classes
 * @param config what its file says
 * @param bot the only bot
 * @param billing what its users may do
 * @param botConfig what the bot lays over the plugin's file
 * @param wording the bot's own texts for the plugin: language, key, text
 * @param offers the models of the bot; each one's id is what its provider is asked for
 * @param fallbacks ids of offers, and of those that stand in for them
 * @param hearsSpeech whether the bot has a model that writes recordings down
 * @param otherCommands commands that other plugins bring
 * @param clock what the host takes the time from
 * @param model answers for every provider
 * @param standing how many answers wait for a user to press Stop
 */
public record Wanted(
        String plugin,
        List<Class<?>> extensions,
        Map<String, Object> config,
        Bot bot,
        Billing billing,
        Map<String, Object> botConfig,
        Map<String, Map<String, String>> wording,
        List<Offer> offers,
        Map<String, String> fallbacks,
        boolean hearsSpeech,
        List<CommandSpec> otherCommands,
        Clock clock,
        LlmProvider model,
        IntSupplier standing) {

    /** The provider of the model that writes recordings down, and the model. */
    public static final String EAR = "ear";

    /**
     * The bot.
     *
     * @param language of users who have none
     * @param flood what its file says of how much users may send
     * @param staff what its file says of people's roles
     */
    public record Bot(
            String id,
            String username,
            String name,
            String language,
            Map<String, Object> flood,
            Map<String, Object> staff) {}

    /**
     * What users may do.
     *
     * @param terms plan id to what the bot's file says of how it begins and ends
     * @param timezone in which days and months begin for users who have not chosen
     */
    public record Billing(List<Plan> plans, Map<String, Map<String, Object>> terms, ZoneId timezone) {}
}
