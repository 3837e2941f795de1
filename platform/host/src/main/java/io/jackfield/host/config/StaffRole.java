package io.jackfield.host.config;

import io.jackfield.host.config.read.ConfigSection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * People with a role in a bot: an entry of {@code staff}.
 *
 * @param ids Telegram's ids of users
 * @param usernames in lower case, without {@code @}; a name can move on to somebody else, an id cannot
 * @param chat where they are told things together
 */
public record StaffRole(Set<Long> ids, Set<String> usernames, OptionalLong chat) {
    private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");
    private static final String NAME = "[a-z0-9-]{2,32}";
    private static final String ID = "\\d{1,18}";
    private static final String USERNAME = "@[A-Za-z0-9_]{4,32}";

    public StaffRole {
        ids = Set.copyOf(ids);
        usernames = Set.copyOf(usernames);
    }

    /** By the role's name, in the order of the file. */
    static Map<String, StaffRole> allFrom(ConfigSection staff) {
        Map<String, StaffRole> roles = new LinkedHashMap<>();
        for (String name : staff.keys()) {
            roles.put(name, from(staff.section(name)));
            if (!name.matches(NAME)) {
                staff.refuse(name, "a name of 2 to 32 of a-z 0-9 - as its key");
            }
        }
        return Collections.unmodifiableMap(roles);
    }

    private static StaffRole from(ConfigSection role) {
        Set<Long> ids = new LinkedHashSet<>();
        Set<String> usernames = new LinkedHashSet<>();
        List<String> people =
                role.texts("people").stream().flatMap(COMMA::splitAsStream).toList();
        for (String person : people) {
            if (person.matches(ID)) {
                ids.add(Long.valueOf(person));
            } else if (person.matches(USERNAME)) {
                usernames.add(person.substring(1).toLowerCase(Locale.ROOT));
            } else {
                role.refuse("people", "a list of Telegram ids and @names, such as [123456789, \"@ada\"]");
            }
        }
        return new StaffRole(ids, usernames, BotStaff.chat(role, "chat"));
    }

    /** Whether it names neither anybody nor a chat. */
    boolean isVacant() {
        return ids.isEmpty() && usernames.isEmpty() && chat.isEmpty();
    }

    /** Whether somebody has it. */
    public boolean has(long id, Optional<String> username) {
        return ids.contains(id)
                || username.map(name -> name.toLowerCase(Locale.ROOT))
                        .filter(usernames::contains)
                        .isPresent();
    }

    /** Where those of a role are told things together, if it is known. */
    public static Optional<Long> chatOf(Map<String, StaffRole> staff, String role) {
        return Optional.ofNullable(staff.get(role)).map(StaffRole::chat).stream()
                .flatMap(chat -> chat.stream().boxed())
                .findFirst();
    }

    /** The names of those that somebody has. */
    public static Set<String> of(Map<String, StaffRole> staff, long id, Optional<String> username) {
        return staff.entrySet().stream()
                .filter(role -> role.getValue().has(id, username))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
