package io.jackfield.web.assistant;

import java.time.Instant;
import java.util.Optional;

/**
 * A user of the API.
 *
 * @param id the bot knows them by it; above every id of Telegram
 * @param externalId what the program that registered them calls them
 * @param language two-letter code
 */
record Account(
        long id,
        String externalId,
        String name,
        String language,
        Instant createdAt,
        Optional<Instant> trialStartedAt) {}
