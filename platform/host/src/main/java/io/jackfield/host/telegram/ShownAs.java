package io.jackfield.host.telegram;

/**
 * The key under which a plugin shows a message.
 *
 * @param plugin whose key it is
 */
public record ShownAs(String plugin, String key) {}
