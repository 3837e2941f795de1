package io.jackfield.sandbox.telegram;

import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A bot with everything Telegram keeps for it. Used under the world's lock. */
final class BotAccount {
    private final World world;
    private final SandboxBot identity;
    private final UpdateQueue updates;
    private final LongPoll longPoll;
    private final WebhookSender webhook;
    private final CommandBook commands = new CommandBook();
    private final Map<String, String> descriptions = new HashMap<>();
    private final Map<Long, JsonObject> menuButtons = new HashMap<>();
    private final InlineBook inline;
    private final CallbackBook callbacks;
    private final Checkout checkout;
    private final Map<Long, Room> privateRooms = new HashMap<>();
    private boolean readsAllGroupMessages;

    /** Carries out a call that a webhook answered with. */
    interface AnsweredCall {
        void execute(BotAccount bot, String method, JsonObject parameters);
    }

    BotAccount(World world, SandboxBot identity, WebhookClient webhookClient, AnsweredCall answeredCall) {
        this.world = world;
        this.identity = identity;
        this.updates = new UpdateQueue(world.options().clock(), this::updateArrived);
        this.longPoll = new LongPoll(world, updates);
        this.webhook = new WebhookSender(
                world, updates, webhookClient, call -> answeredCall.execute(this, call.getString("method"), call));
        this.callbacks = new CallbackBook(world.options().clock());
        this.inline = new InlineBook(world.options().clock());
        this.checkout = new Checkout(world, this);
    }

    private void updateArrived(PendingUpdate update) {
        longPoll.updateArrived();
        webhook.updateArrived(update);
    }

    SandboxBot identity() {
        return identity;
    }

    long telegramId() {
        return identity.telegramId();
    }

    /** As it stands in {@code from}. */
    JsonObject asSender() {
        return new JsonObject()
                .put("id", telegramId())
                .put("is_bot", true)
                .put("first_name", name())
                .put("username", identity.username());
    }

    /** The name for all languages: what the bot has called itself, or what it was made with. */
    String name() {
        String own = descriptions.getOrDefault("name/", "");
        return own.isEmpty() ? identity.firstName() : own;
    }

    UpdateQueue updates() {
        return updates;
    }

    LongPoll longPoll() {
        return longPoll;
    }

    WebhookSender webhook() {
        return webhook;
    }

    /** What it says of itself, by field and language. */
    Map<String, String> descriptions() {
        return descriptions;
    }

    /** The buttons beside the input by chat; zero stands for all chats that have none of their own. */
    Map<Long, JsonObject> menuButtons() {
        return menuButtons;
    }

    /** What a chat shows, with the one for all where it has none. */
    JsonObject menuButton(long chat) {
        JsonObject none = new JsonObject().put("type", "default");
        JsonObject own = menuButtons.getOrDefault(chat, none);
        boolean ofAll = own.getString("type").equals("default");
        return ofAll ? menuButtons.getOrDefault(0L, none) : own;
    }

    /** Inline queries. */
    InlineBook inline() {
        return inline;
    }

    CommandBook commands() {
        return commands;
    }

    CallbackBook callbacks() {
        return callbacks;
    }

    Checkout checkout() {
        return checkout;
    }

    boolean readsAllGroupMessages() {
        return readsAllGroupMessages;
    }

    void readAllGroupMessages(boolean wanted) {
        readsAllGroupMessages = wanted;
    }

    Room privateRoom(SandboxUser user) {
        return privateRooms.computeIfAbsent(user.id(), id -> Room.privateChat(world, this, user));
    }

    /** Passes on something that concerns every chat of the bot. */
    void tellRooms(RoomEvent.Kind kind, Object subject) {
        privateRooms.values().forEach(room -> room.events().publish(kind, subject));
        world.groups().forEach(room -> room.events().publish(kind, subject));
    }

    void close() {
        webhook.use(Optional.empty());
    }
}
