package io.jackfield.host.report;

import io.jackfield.api.chat.Person;
import io.jackfield.api.memory.Preferences;
import io.jackfield.host.store.MemoryScope;
import io.jackfield.host.store.PersonRow;
import io.jackfield.host.store.ReportReader;
import io.jackfield.host.telegram.ServedBot;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who the readers of some reports are, found out for all of them together.
 *
 * @param people those in private chats, by id
 * @param gone those who have blocked the bot
 */
record ReportReadership(Map<Long, Person> people, Set<Long> gone) {

    /** Blocks. */
    static ReportReadership of(ReportServices services, ServedBot bot, List<ReportReader.Due> due) {
        List<Long> ids = due.stream()
                .map(one -> one.reader().chat())
                .filter(chat -> chat > 0)
                .distinct()
                .toList();
        List<PersonRow> rows = services.get(() -> services.people().all(bot.number(), ids));
        Map<MemoryScope, Map<String, String>> shelves = services.get(() -> services.memory()
                .scopes(rows.stream()
                        .map(row -> MemoryScope.ofUser(bot.number(), row.id()))
                        .toList()));
        Map<Long, Person> people = new HashMap<>();
        rows.forEach(row -> people.put(row.id(), person(row, shelves.get(MemoryScope.ofUser(row.bot(), row.id())))));
        return new ReportReadership(people, services.get(() -> services.people().unreachable(bot.number(), ids)));
    }

    private static Person person(PersonRow row, Map<String, String> preferences) {
        return new Person(
                row.id(),
                row.firstName(),
                row.lastName(),
                row.username().isEmpty() ? Optional.empty() : Optional.of(row.username()),
                preferences.getOrDefault(Preferences.LANGUAGE, row.language()));
    }

    Optional<Person> person(ReportReader reader) {
        return Optional.ofNullable(people.get(reader.chat()));
    }

    /** Why a report need not even be made; empty when it can arrive. */
    Optional<String> unreachable(ReportReader reader) {
        if (reader.chat() < 0) {
            return Optional.empty();
        }
        if (gone.contains(reader.chat())) {
            return Optional.of("the user has blocked the bot");
        }
        return people.containsKey(reader.chat())
                ? Optional.empty()
                : Optional.of("the user has never written to the bot");
    }
}
