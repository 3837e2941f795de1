package io.jackfield.host.desks;

import io.jackfield.api.chat.Person;
import io.jackfield.api.chat.Recipient;
import io.jackfield.api.desk.PeopleDesk;
import io.jackfield.api.memory.Preferences;
import io.jackfield.host.config.StaffRole;
import io.jackfield.host.loop.Blocking;
import io.jackfield.host.memory.MemoryCache;
import io.jackfield.host.memory.StoredMemory;
import io.jackfield.host.store.MemoryScope;
import io.jackfield.host.store.MemoryTable;
import io.jackfield.host.store.PersonRow;
import io.jackfield.host.store.PersonTable;
import io.jackfield.host.telegram.ServedBot;
import io.jackfield.host.turn.UserPreferences;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The people desk. */
final class HostPeopleDesk implements PeopleDesk {
    private static final int MOST = 1_000;

    private final Blocking blocking;
    private final PersonTable table;
    private final MemoryCache memoryCache;
    private final MemoryTable memory;
    private final Function<String, ServedBot> bots;

    HostPeopleDesk(
            Blocking blocking,
            PersonTable table,
            MemoryCache memoryCache,
            MemoryTable memory,
            Function<String, ServedBot> bots) {
        this.blocking = blocking;
        this.table = table;
        this.memoryCache = memoryCache;
        this.memory = memory;
        this.bots = bots;
    }

    @Override
    public Optional<Person> find(String bot, long userId) {
        int number = bots.apply(bot).number();
        return blocking.get("people", () -> table.find(number, userId)).map(this::person);
    }

    @Override
    public List<Person> reachable(String bot, long afterId, int limit) {
        int number = bots.apply(bot).number();
        int most = Math.clamp(limit, 1, MOST);
        return blocking.get("people", () -> table.reachable(number, afterId, most)).stream()
                .map(this::person)
                .toList();
    }

    @Override
    public Set<String> roles(String bot, long userId) {
        ServedBot served = bots.apply(bot);
        Map<String, StaffRole> staff = served.config().staff();
        boolean byName =
                staff.values().stream().anyMatch(role -> !role.usernames().isEmpty());
        Optional<String> username = byName ? find(bot, userId).flatMap(Person::username) : Optional.empty();
        return StaffRole.of(staff, userId, username);
    }

    @Override
    public Optional<Recipient> chatOfRole(String bot, String role) {
        return StaffRole.chatOf(bots.apply(bot).config().staff(), role).map(chat -> Recipient.of(bot, chat));
    }

    @Override
    public Preferences preferences(String bot, long userId) {
        return new UserPreferences(new StoredMemory(
                blocking,
                memoryCache,
                memory,
                MemoryScope.ofUser(bots.apply(bot).number(), userId)));
    }

    private Person person(PersonRow row) {
        String chosen = blocking.get("memory", () -> memoryCache.get(MemoryScope.ofUser(row.bot(), row.id())))
                .getOrDefault(Preferences.LANGUAGE, row.language());
        Optional<String> username = row.username().isEmpty() ? Optional.empty() : Optional.of(row.username());
        return new Person(row.id(), row.firstName(), row.lastName(), username, chosen);
    }
}
