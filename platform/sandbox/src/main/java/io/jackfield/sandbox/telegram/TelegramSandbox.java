package io.jackfield.sandbox.telegram;

import io.jackfield.sandbox.SandboxClock;
import io.jackfield.sandbox.SandboxOptions;
import io.jackfield.sandbox.telegram.faults.FaultEndpoint;
import io.jackfield.sandbox.telegram.faults.FaultPlan;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The simulated Telegram as tests and the launcher see it. Every method may be called from any thread; those that wait
 * must not be called on an event loop.
 */
public final class TelegramSandbox {
    private static final long FIRST_GROUP = -1_000_000_000_001L;

    private final World world;
    private final BotApi api;
    private final WebhookClient webhookClient;

    private TelegramSandbox(Vertx vertx, SandboxOptions options) {
        this.world = new World(vertx, options);
        this.api = new BotApi(world);
        this.webhookClient = new WebhookClient(vertx);
    }

    /** Adds the Bot API and, when wanted, the playground to {@code router}; call it on the server's event loop. */
    public static TelegramSandbox mount(Vertx vertx, Router router, SandboxOptions options) {
        TelegramSandbox telegram = new TelegramSandbox(vertx, options);
        BotApiEndpoint.mount(vertx, router, telegram.world, telegram.api);
        FaultEndpoint.mount(router, telegram.world.faults());
        UserControl.mount(router, telegram, telegram.world);
        if (options.clock() instanceof SandboxClock clock) {
            clock.follow(telegram::renewSubscriptions);
        }
        if (options.playground()) {
            Playground.mount(vertx, router, telegram, telegram.world);
        }
        return telegram;
    }

    /** Registers a bot; see {@link SandboxBot} for the arguments. It is a member of every group. */
    public SandboxBot addBot(String id, String token, String username, String firstName) {
        SandboxBot bot = new SandboxBot(id, token, username, firstName);
        world.locked(() -> world.add(new BotAccount(world, bot, webhookClient, this::answeredCall)));
        return bot;
    }

    /** What Telegram does by itself when a paid period is over. */
    private Future<?> renewSubscriptions() {
        world.locked(() -> world.bots().forEach(bot -> bot.checkout().renewDue()));
        return Future.succeededFuture();
    }

    private void answeredCall(BotAccount bot, String method, JsonObject parameters) {
        api.execute(new ApiCall(bot, method, parameters, Map.of()));
    }

    /** Registers a person, or replaces the one with the same id. */
    public SandboxUser addUser(SandboxUser user) {
        world.locked(() -> world.add(user));
        return user;
    }

    /** Makes a group; ids from -1000000000000 down are supergroups. The first member is its creator. */
    public void addGroup(long id, String title, SandboxUser... members) {
        if (id >= 0) {
            throw new IllegalArgumentException("group id is " + id + "; use a negative number");
        }
        List<Long> ids = Arrays.stream(members).map(SandboxUser::id).toList();
        world.locked(() -> world.addGroup(Room.group(world, id, title, ids)));
    }

    /** Opens a topic in a group and returns its id. */
    public long addTopic(long groupId, String name) {
        return world.locked(() -> group(groupId).addTopic(name));
    }

    /** Everybody who is registered. */
    public List<SandboxUser> users() {
        return world.locked(() -> List.copyOf(world.users()));
    }

    /** An id for a further supergroup; those below it are free too. */
    public long freeGroupId() {
        return world.locked(
                () -> world.groups().stream().mapToLong(Room::id).min().orElse(FIRST_GROUP + 1) - 1);
    }

    /** The hands of a registered person. */
    public SandboxActor user(SandboxUser user) {
        return user(user.id());
    }

    public SandboxActor user(long id) {
        SandboxUser user = world.locked(() -> world.user(id))
                .orElseThrow(() -> new IllegalArgumentException("there is no user " + id + "; add it first"));
        return new SandboxActor(world, user);
    }

    /** A chat with the eyes of one of its members. */
    public SandboxChat anyMemberOf(SandboxBot bot, long chatId) {
        return world.locked(() -> {
            BotAccount account = account(bot);
            Room room = world.room(account, chatId)
                    .orElseThrow(() -> new IllegalArgumentException("bot " + bot.id() + " has no chat " + chatId));
            return new SandboxChat(world, account, room, member(room));
        });
    }

    /** Switches privacy mode off: the bot then sees all messages of its groups. */
    public void readsAllGroupMessages(SandboxBot bot, boolean wanted) {
        world.locked(() -> account(bot).readAllGroupMessages(wanted));
    }

    /** Turns a group into a supergroup with another id; calls to the old id then fail as with Telegram. */
    public void migrateGroup(long oldId, long newId) {
        world.locked(() -> {
            Room old = group(oldId);
            Room successor = Room.group(world, newId, old.title(), List.copyOf(old.members()));
            world.addGroup(successor);
            SandboxUser witness = member(old);
            for (BotAccount bot : world.botsIn(old)) {
                UserPost before = new UserPost(world, bot, old, witness);
                UserPost after = new UserPost(world, bot, successor, witness);
                bot.updates().add("message", before.service("migrate_to_chat_id", newId));
                bot.updates().add("message", after.service("migrate_from_chat_id", oldId));
            }
            old.migrateTo(newId);
        });
    }

    /**
     * Makes a bot an administrator of a group, or an ordinary member again; administrators see all messages and may
     * moderate.
     */
    public void promote(SandboxBot bot, long groupId, boolean wanted) {
        world.locked(() -> group(groupId).rights().promote(account(bot).telegramId(), wanted));
    }

    /** Gives a person a further profile photo, the newest first. */
    public void addProfilePhoto(SandboxUser user, byte[] bytes) {
        world.locked(() -> world.addProfilePhoto(
                user.id(), world.files().add(MediaKind.PHOTO, "profile.jpg", "image/jpeg", Buffer.buffer(bytes))));
    }

    /** Puts a bot out of a group. */
    public void expel(SandboxBot bot, long groupId) {
        world.locked(() -> {
            Room room = group(groupId);
            room.expel(account(bot));
            new UserPost(world, account(bot), room, member(room)).membershipChanged("member", "kicked");
        });
    }

    /** Lets a bot into a group again. */
    public void admit(SandboxBot bot, long groupId) {
        world.locked(() -> {
            Room room = group(groupId);
            room.admit(account(bot));
            new UserPost(world, account(bot), room, member(room)).membershipChanged("left", "member");
        });
    }

    private SandboxUser member(Room group) {
        return group.members().stream()
                .findFirst()
                .flatMap(world::user)
                .orElseThrow(() -> new IllegalArgumentException("group " + group.id() + " has no members"));
    }

    private Room group(long id) {
        return world.group(id)
                .orElseThrow(() -> new IllegalArgumentException("there is no group " + id + "; add it first"));
    }

    /**
     * Delivers an update exactly as it is written, whatever the bot asked for. Without {@code update_id} it gets the
     * next number; with one that was used before, it is a repeated delivery.
     *
     * @return its number
     */
    public long deliver(SandboxBot bot, String rawJson) {
        JsonObject update = new JsonObject(rawJson);
        return world.locked(() -> account(bot).updates().inject(update));
    }

    /** Delivers one of the last 1000 updates once more, with the same number. */
    public void repeat(SandboxBot bot, long updateId) {
        world.locked(() -> account(bot).updates().repeat(updateId));
    }

    /** Number of the newest update made for this bot. */
    public long lastUpdateId(SandboxBot bot) {
        return world.locked(() -> account(bot).updates().nextId() - 1);
    }

    /** Updates that the bot has not confirmed yet. */
    public int pendingUpdates(SandboxBot bot) {
        return world.locked(() -> account(bot).updates().size());
    }

    /** Trouble for chosen calls. */
    public FaultPlan faults() {
        return world.faults();
    }

    /** Changes flood control; everybody's allowance starts anew. */
    public void limit(FloodLimits limits) {
        world.locked(() -> world.flood().use(limits));
    }

    /** How many calls of a method arrived, failed ones included; those struck by a fault before do not count. */
    public long calls(String method) {
        return api.count(method);
    }

    /** Calls {@code listener} for every new message of every bot, in order and at once; it must be quick. */
    public void onBotMessage(Consumer<SandboxMessage> listener) {
        world.locked(() -> world.observe((room, event) -> event.subject(RoomEvent.Kind.MESSAGE, SandboxMessage.class)
                .filter(SandboxMessage::fromBot)
                .ifPresent(listener)));
    }

    /** Tells {@code listener} what every chat shows, in order and at once; it must be quick. */
    public void onChange(ChatListener listener) {
        world.locked(() -> world.observe((room, event) -> tell(listener, room.id(), event)));
    }

    private static void tell(ChatListener listener, long chat, RoomEvent event) {
        switch (event.subject()) {
            case SandboxMessage message
            when message.fromBot()
                    && event.kind() != RoomEvent.Kind.REACTION
                    && event.kind() != RoomEvent.Kind.REFRESH -> {
                if (event.kind() == RoomEvent.Kind.EDIT) {
                    listener.edited(chat, message);
                } else {
                    listener.sent(chat, message);
                }
            }
            case CallbackAnswer answer -> listener.answered(chat, answer);
            case Long message when event.kind() == RoomEvent.Kind.DELETE -> listener.deleted(chat, message);
            case Optional<?> keyboard
            when event.kind() == RoomEvent.Kind.KEYBOARD ->
                listener.keyboard(chat, keyboard.map(JsonObject.class::cast));
            default -> {}
        }
    }

    /** The bytes behind a file's id; empty when it is a link, or unknown. */
    public byte[] file(String fileId) {
        return world.locked(() -> world.files().find(fileId))
                .map(file -> file.content().getBytes())
                .orElseGet(() -> new byte[0]);
    }

    /** Stops deliveries; closing the HTTP server is for whoever opened it. */
    public void close() {
        world.locked(() -> world.bots().forEach(BotAccount::close));
        webhookClient.close();
    }

    private BotAccount account(SandboxBot bot) {
        return world.account(bot);
    }
}
