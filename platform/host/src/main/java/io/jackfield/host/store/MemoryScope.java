package io.jackfield.host.store;

/**
 * Where small values lie together.
 *
 * @param bot the bot's number; 0 for all bots
 * @param plugin the plugin's id; empty for what the host keeps and the plugins of a bot share
 * @param scope whom or what the values are about
 */
public record MemoryScope(int bot, String plugin, String scope) {
    /** What the host and all plugins of a bot know of a user: preferences and open conversations. */
    public static MemoryScope ofUser(int bot, long userId) {
        return new MemoryScope(bot, "", "user:" + userId);
    }
}
