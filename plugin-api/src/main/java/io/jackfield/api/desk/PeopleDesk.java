package io.jackfield.api.desk;

import io.jackfield.api.chat.Person;
import io.jackfield.api.memory.Memory;
import java.util.List;
import java.util.Optional;

/** The users of the bots. */
public interface PeopleDesk {
    Optional<Person> find(String bot, long userId);

    /** Users of a bot that have not blocked it, ordered by id, those after {@code afterId}; at most 1000 at a time. */
    List<Person> reachable(String bot, long afterId, int limit);

    /** What all plugins of the bot remember of this user; written at once. */
    Memory preferences(String bot, long userId);
}
