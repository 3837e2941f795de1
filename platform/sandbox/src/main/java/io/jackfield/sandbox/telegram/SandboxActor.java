package io.jackfield.sandbox.telegram;

/** A pretend person who is about to enter a chat. */
public final class SandboxActor {
    private final World world;
    private final SandboxUser user;

    SandboxActor(World world, SandboxUser user) {
        this.world = world;
        this.user = user;
    }

    /** The private chat with a bot. */
    public SandboxChat in(SandboxBot bot) {
        return in(bot, user.id());
    }

    /**
     * A chat seen together with a bot.
     *
     * @param chatId the person's own id for the private chat, or that of a group
     */
    public SandboxChat in(SandboxBot bot, long chatId) {
        return world.locked(() -> {
            BotAccount account = world.account(bot);
            Room room = world.room(account, chatId)
                    .filter(found -> found.members().contains(user.id()))
                    .orElseThrow(
                            () -> new IllegalArgumentException("user " + user.id() + " is not in a chat " + chatId));
            return new SandboxChat(world, account, room, user);
        });
    }

    /**
     * As {@link #in(SandboxBot, long)}, also for a group that the person is not in and may {@link SandboxChat#join}.
     */
    public SandboxChat before(SandboxBot bot, long groupId) {
        return world.locked(() -> new SandboxChat(
                world,
                world.account(bot),
                world.group(groupId).orElseThrow(() -> new IllegalArgumentException("there is no group " + groupId)),
                user));
    }
}
