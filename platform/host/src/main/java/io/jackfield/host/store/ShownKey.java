package io.jackfield.host.store;

/**
 * Under what a plugin shows a message in a chat.
 *
 * @param bot the bot's number
 * @param chat as the plugin names it
 */
public record ShownKey(String plugin, int bot, long chat, String key) {}
