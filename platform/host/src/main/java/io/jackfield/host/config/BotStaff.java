package io.jackfield.host.config;

import io.jackfield.host.config.read.ConfigSection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The people behind a bot: {@code staff} and {@code operatorChat} in its file.
 *
 * @param roles of people, by name
 * @param operatorChat where the operator is told of alerts
 */
public record BotStaff(Map<String, StaffRole> roles, Optional<OperatorChat> operatorChat) {
    /** Of a bot for which nobody has a role. */
    public static final BotStaff NONE = new BotStaff(Map.of(), Optional.empty());

    static BotStaff from(ConfigSection bot) {
        return new BotStaff(StaffRole.allFrom(bot.section("staff")), OperatorChat.from(bot));
    }

    /** The same with somebody in every role that names nobody and no chat. */
    BotStaff withVacanciesFilledBy(StaffRole somebody) {
        Map<String, StaffRole> filled = new LinkedHashMap<>();
        roles.forEach((name, role) -> filled.put(name, role.isVacant() ? somebody : role));
        return new BotStaff(Collections.unmodifiableMap(filled), operatorChat);
    }

    /** The number of a chat, a problem when it is none. */
    static OptionalLong chat(ConfigSection section, String key) {
        return section.parsed(key, BotStaff::chatNumber).stream()
                .mapToLong(Long::longValue)
                .findFirst();
    }

    private static Long chatNumber(String text) {
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("the number of a chat, such as 123456789 or -1001234567890", e);
        }
    }
}
