package io.jackfield.api.event;

import static java.util.Objects.requireNonNull;

import io.jackfield.api.Experimental;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Something that happened. Immutable; every method gives a new one. The host itself records {@code command},
 * {@code button}, {@code message}, {@code joined}, {@code blocked}, {@code unblocked}, {@code bought} and
 * {@code messaged} (an operator wrote to them); plugins record whatever they like under names of two words or more,
 * such as {@code package.viewed}.
 *
 * @param bot the bot's id
 * @param person Telegram's id of the user who did it or whom it is about; absent for what is about nobody
 * @param name lower-case words of a-z 0-9 _ - joined by dots, up to 64 characters
 * @param facts what is to be known of it: up to 20, keys of 1 to 40 of a-z 0-9 _ -, values up to 1000 characters. They
 *     may be shown to operators and handed to listeners, so nothing secret belongs here, and nothing that a user wrote
 *     in confidence
 */
@Experimental
public record Event(String bot, OptionalLong person, String name, Map<String, String> facts) {
    private static final int LONGEST_NAME = 64;
    private static final int MOST_FACTS = 20;
    private static final int LONGEST_VALUE = 1_000;

    public Event {
        requireNonNull(bot, "bot");
        requireNonNull(person, "person");
        requireName(name);
        facts = Map.copyOf(facts);
        if (facts.size() > MOST_FACTS) {
            throw new IllegalArgumentException(
                    "event " + name + " has " + facts.size() + " facts; up to " + MOST_FACTS);
        }
        facts.forEach((key, value) -> requireFact(name, key, value));
    }

    /** One that is about nobody, without facts. */
    public static Event of(String bot, String name) {
        return new Event(bot, OptionalLong.empty(), name, Map.of());
    }

    /** The same, done by or about this user. */
    public Event by(long userId) {
        return new Event(bot, OptionalLong.of(userId), name, facts);
    }

    /** The same with one more fact. */
    public Event with(String key, String value) {
        Map<String, String> more = new LinkedHashMap<>(facts);
        more.put(key, value);
        return new Event(bot, person, name, more);
    }

    /**
     * Checks the name of an event.
     *
     * @throws IllegalArgumentException with the name and what is allowed
     */
    public static void requireName(String name) {
        if (name == null || name.length() > LONGEST_NAME || !name.matches("[a-z0-9_-]+(\\.[a-z0-9_-]+)*")) {
            throw new IllegalArgumentException("event name is '" + name
                    + "'; use words of a-z 0-9 _ - joined by dots, up to " + LONGEST_NAME + " characters");
        }
    }

    private static void requireFact(String name, String key, String value) {
        if (!key.matches("[a-z0-9_-]{1,40}")) {
            throw new IllegalArgumentException(
                    "event " + name + " has a fact '" + key + "'; use 1 to 40 of a-z 0-9 _ -");
        }
        if (value.length() > LONGEST_VALUE) {
            throw new IllegalArgumentException("event " + name + ": fact " + key + " has " + value.length()
                    + " characters; up to " + LONGEST_VALUE);
        }
    }
}
