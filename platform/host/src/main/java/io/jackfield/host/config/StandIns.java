package io.jackfield.host.config;

import io.jackfield.host.config.read.Secret;
import java.util.Map;
import java.util.Optional;

/**
 * What the launcher runs itself because the operator named nothing.
 *
 * @param database the embedded PostgreSQL
 * @param redis the embedded Redis
 * @param sandbox base of the sandbox, its Bot API and its other services
 * @param staff who has the roles of bots in the sandbox that name nobody
 * @param tokens bot id to its token in the sandbox, for the bots that live there
 */
public record StandIns(
        Optional<ServiceUrl> database,
        Optional<ServiceUrl> redis,
        Optional<String> sandbox,
        Optional<StaffRole> staff,
        Map<String, Secret> tokens) {
    public StandIns {
        tokens = Map.copyOf(tokens);
    }

    BotConfig in(BotConfig bot) {
        if (!tokens.containsKey(bot.id())) {
            return bot;
        }
        BotConfig there = bot.in(Optional.of(tokens.get(bot.id())), sandbox);
        return staff.map(there::withVacanciesFilledBy).orElse(there);
    }
}
