package io.jackfield.host.config;

import io.jackfield.host.config.read.FileConfig;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What may change while a host runs.
 *
 * @param trust which jars are taken, and what they may do
 * @param databases those of others that plugins may use, by name
 * @param bots those that {@code bots} in jackfield.yaml names, else all in {@code config/bots}, by id
 * @param pluginFiles plugin id to {@code config/plugins/<id>.yaml}
 */
public record ChangeableConfig(
        TrustConfig trust,
        Map<String, ForeignDatabase> databases,
        List<BotConfig> bots,
        Map<String, FileConfig> pluginFiles) {
    /** What another reading says, of the bots that are here. */
    ChangeableConfig changedTo(ChangeableConfig read) {
        Map<String, BotConfig> others =
                read.bots.stream().collect(Collectors.toMap(BotConfig::id, Function.identity()));
        return read.withBots(bots.stream()
                .map(bot -> bot.withChangeable(others.getOrDefault(bot.id(), bot)))
                .toList());
    }

    ChangeableConfig withBots(List<BotConfig> others) {
        return new ChangeableConfig(trust, databases, others, pluginFiles);
    }
}
