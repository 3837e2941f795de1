package io.jackfield.lib.sales;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * An application of a customer, as it was when it was read.
 *
 * @param bot in which it was made
 * @param number such as {@code A-2026-000123}, unique within the bot
 * @param person Telegram's id of the applicant; absent when they were forgotten
 * @param packageId what it is for; empty for those who want advice
 * @param source the payload of the link through which they came; empty without one
 * @param manager who sees to it
 * @param changedAt when somebody last did something to it
 * @param version one more with each change
 */
public record Application(
        String bot,
        String number,
        OptionalLong person,
        Contact contact,
        String packageId,
        String source,
        Status status,
        Optional<Actor> manager,
        Instant createdAt,
        Instant changedAt,
        int version) {
    public Application {
        requireNonNull(bot, "bot");
        requireNonNull(number, "number");
        requireNonNull(person, "person");
        requireNonNull(contact, "contact");
        requireNonNull(packageId, "packageId");
        requireNonNull(source, "source");
        requireNonNull(status, "status");
        requireNonNull(manager, "manager");
        requireNonNull(createdAt, "createdAt");
        requireNonNull(changedAt, "changedAt");
    }
}
