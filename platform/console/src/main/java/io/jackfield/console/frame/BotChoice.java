package io.jackfield.console.frame;

import java.util.List;

/**
 * A bot that this host serves.
 *
 * @param plans those that can be granted
 */
public record BotChoice(String id, String name, List<Plan> plans) {
    /** A plan of a bot. */
    public record Plan(String id, String label) {}
}
