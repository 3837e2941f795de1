package io.jackfield.testkit;

import io.jackfield.api.chat.Person;
import io.jackfield.api.chat.Recipient;
import io.jackfield.api.desk.PeopleDesk;
import io.jackfield.api.memory.Preferences;
import io.jackfield.host.config.StaffRole;
import io.jackfield.host.store.MemoryScope;
import io.jackfield.host.telegram.ServedBot;
import io.jackfield.host.turn.UserPreferences;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** Everybody who has written to the bot. */
final class InMemoryPeopleDesk implements PeopleDesk {
    private static final int MOST = 1_000;

    private final ServedBot bot;
    private final InMemoryStore store;
    private final ConcurrentSkipListMap<Long, Person> people = new ConcurrentSkipListMap<>();
    private final Set<Long> unreachable = ConcurrentHashMap.newKeySet();

    InMemoryPeopleDesk(ServedBot bot, InMemoryStore store) {
        this.bot = bot;
        this.store = store;
    }

    /** Gives whether that is news of somebody known. */
    boolean reachable(long id, boolean isReachable) {
        return (isReachable ? unreachable.remove(id) : unreachable.add(id)) && people.containsKey(id);
    }

    /** Gives whether it is the first time. */
    boolean met(Person person) {
        return people.put(person.id(), person) == null;
    }

    @Override
    public Optional<Person> find(String botId, long userId) {
        TestBot.requireKnown(bot, botId);
        return Optional.ofNullable(people.get(userId)).map(this::inOwnLanguage);
    }

    @Override
    public List<Person> reachable(String botId, long afterId, int limit) {
        TestBot.requireKnown(bot, botId);
        return people.tailMap(afterId, false).values().stream()
                .filter(person -> !unreachable.contains(person.id()))
                .limit(Math.clamp(limit, 1, MOST))
                .map(this::inOwnLanguage)
                .toList();
    }

    @Override
    public Set<String> roles(String botId, long userId) {
        TestBot.requireKnown(bot, botId);
        return StaffRole.of(
                bot.config().staff(),
                userId,
                Optional.ofNullable(people.get(userId)).flatMap(Person::username));
    }

    @Override
    public Optional<Recipient> chatOfRole(String botId, String role) {
        TestBot.requireKnown(bot, botId);
        return StaffRole.chatOf(bot.config().staff(), role).map(chat -> Recipient.of(botId, chat));
    }

    @Override
    public Preferences preferences(String botId, long userId) {
        TestBot.requireKnown(bot, botId);
        return new UserPreferences(new InMemoryMemory(store, MemoryScope.ofUser(bot.number(), userId)));
    }

    private Person inOwnLanguage(Person person) {
        String language = store.shelf(MemoryScope.ofUser(bot.number(), person.id()))
                .getOrDefault(Preferences.LANGUAGE, person.language());
        return new Person(person.id(), person.firstName(), person.lastName(), person.username(), language);
    }
}
