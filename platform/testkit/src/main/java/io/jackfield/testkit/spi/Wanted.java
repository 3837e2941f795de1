package io.jackfield.testkit.spi;

import io.jackfield.api.command.CommandSpec;
import io.jackfield.api.desk.ModelDesk.Offer;
import io.jackfield.api.llm.LlmProvider;
import java.time.Clock;
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
 * @param botConfig what the bot lays over the plugin's file
 * @param wording the bot's own texts for the plugin: language, key, text
 * @param offers the models of the bot; each one's id is what its provider is asked for
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
        Map<String, Object> botConfig,
        Map<String, Map<String, String>> wording,
        List<Offer> offers,
        List<CommandSpec> otherCommands,
        Clock clock,
        LlmProvider model,
        IntSupplier standing) {

    /** @param language of users who have none */
    public record Bot(String id, String username, String name, String language) {}
}
