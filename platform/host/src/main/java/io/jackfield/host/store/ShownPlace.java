package io.jackfield.host.store;

/**
 * A message that is shown.
 *
 * @param chat where it is; another one than the plugin names once a group has become a supergroup
 * @param message Telegram's id of it, unique in that chat
 */
public record ShownPlace(long chat, int message) {}
