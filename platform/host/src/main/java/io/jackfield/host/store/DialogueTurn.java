package io.jackfield.host.store;

import java.time.OffsetDateTime;

/** One turn to be stored. The key, time and position together make storing it twice harmless. */
public record DialogueTurn(DialogueKey key, OffsetDateTime saidAt, int position, short role, String body) {}
