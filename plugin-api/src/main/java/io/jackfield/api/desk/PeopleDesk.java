package io.jackfield.api.desk;

import io.jackfield.api.chat.Person;
import io.jackfield.api.chat.Recipient;
import io.jackfield.api.memory.Preferences;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The users of the bots. */
public interface PeopleDesk {
    Optional<Person> find(String bot, long userId);

    /** Users of a bot that have not blocked it, ordered by id, those after {@code afterId}; at most 1000 at a time. */
    List<Person> reachable(String bot, long afterId, int limit);

    /**
     * What this user is to the bot's operators: the roles under {@code staff} in the bot's file that name them, such as
     * {@code managers}. Empty for everybody else.
     *
     * @throws io.jackfield.api.JackfieldException with {@code NOT_FOUND} when no such bot runs here
     */
    Set<String> roles(String bot, long userId);

    /**
     * Where those of a role are told things together: the {@code chat} that the bot's file names for it. Empty when it
     * names none, or knows no such role.
     *
     * @throws io.jackfield.api.JackfieldException with {@code NOT_FOUND} when no such bot runs here
     */
    Optional<Recipient> chatOfRole(String bot, String role);

    /** What all plugins of the bot remember of this user; written at once. */
    Preferences preferences(String bot, long userId);
}
