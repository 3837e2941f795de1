package io.jackfield.sandbox.telegram;

import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** A chat: the private one of a bot and a user, or a group. Used under the world's lock. */
final class Room {
    private final long id;
    private final Optional<BotAccount> owner;
    private final Set<Long> members;
    private final JsonObject chat;
    private final RoomLog log;
    private final RoomEvents events;
    private final RoomSigns signs;
    private final RoomRights rights;
    private final RoomPins pins = new RoomPins();
    private final RoomAbout about = new RoomAbout();
    private final Reactions reactions = new Reactions();
    private final Map<Long, String> topics = new LinkedHashMap<>();
    private final Set<Long> closedTopics = new HashSet<>();
    private final Set<BotAccount> expelled = new HashSet<>();
    private final Set<BotAccount> gone = new HashSet<>();
    private final Map<Long, Invoice> invoices = new HashMap<>();
    private boolean started;
    private boolean blocked;
    private OptionalLong migratedTo = OptionalLong.empty();

    private Room(World world, long id, Optional<BotAccount> owner, Set<Long> members, JsonObject chat) {
        this.id = id;
        this.owner = owner;
        this.members = members;
        this.chat = chat;
        this.log = new RoomLog(world.options().messagesKept());
        this.events = new RoomEvents(this, world, world.options().eventsKept());
        this.signs = new RoomSigns(world, events);
        this.rights = new RoomRights(world, members, owner.isEmpty());
    }

    static Room privateChat(World world, BotAccount bot, SandboxUser user) {
        return new Room(world, user.id(), Optional.of(bot), Set.of(user.id()), user.asChat());
    }

    static Room group(World world, long id, String title, List<Long> members) {
        String type = id <= -1_000_000_000_000L ? "supergroup" : "group";
        JsonObject chat = new JsonObject().put("id", id).put("title", title).put("type", type);
        return new Room(world, id, Optional.empty(), new LinkedHashSet<>(members), chat);
    }

    long id() {
        return id;
    }

    /** The bot of a private chat. */
    Optional<BotAccount> owner() {
        return owner;
    }

    boolean isPrivate() {
        return owner.isPresent();
    }

    /** {@code private}, {@code group} or {@code supergroup}. */
    String type() {
        return chat.getString("type");
    }

    String title() {
        return chat.getString("title", chat.getString("first_name"));
    }

    /** As it stands in messages. */
    JsonObject chat() {
        return chat;
    }

    RoomLog log() {
        return log;
    }

    RoomEvents events() {
        return events;
    }

    RoomSigns signs() {
        return signs;
    }

    /** Who may do what here. */
    RoomRights rights() {
        return rights;
    }

    RoomPins pins() {
        return pins;
    }

    RoomAbout about() {
        return about;
    }

    void rename(String title) {
        chat.put("title", title);
    }

    /** The Bot API's ChatMember for a person. */
    JsonObject member(SandboxUser user) {
        return rights.member(user.asSender(), members.contains(user.id()));
    }

    Map<Long, Invoice> invoices() {
        return invoices;
    }

    Set<Long> members() {
        return members;
    }

    boolean hasTopic(long thread) {
        return topics.containsKey(thread);
    }

    /** Names of the topics by their ids, oldest first. */
    Map<Long, String> topics() {
        return topics;
    }

    /** Whether only administrators may write in a topic. */
    boolean isClosed(long thread) {
        return closedTopics.contains(thread);
    }

    /** Returns whether that has changed anything. */
    boolean closeTopic(long thread, boolean wanted) {
        return wanted ? closedTopics.add(thread) : closedTopics.remove(thread);
    }

    /** Opens a topic and returns its id. */
    long addTopic(String name) {
        long thread = log.takeId();
        topics.put(thread, name);
        if (!isPrivate()) {
            chat.put("is_forum", true);
        }
        return thread;
    }

    boolean isExpelled(BotAccount bot) {
        return expelled.contains(bot);
    }

    /** Whether a bot has gone by itself. */
    boolean hasLeft(BotAccount bot) {
        return gone.contains(bot);
    }

    /** Whether a bot is here no more, by itself or not. */
    boolean isWithout(BotAccount bot) {
        return isExpelled(bot) || hasLeft(bot);
    }

    void leave(BotAccount bot) {
        gone.add(bot);
    }

    void expel(BotAccount bot) {
        expelled.add(bot);
    }

    void admit(BotAccount bot) {
        expelled.remove(bot);
        gone.remove(bot);
    }

    /** Whether the user has written first; until then a bot may not. */
    boolean isStarted() {
        return started || !isPrivate();
    }

    void start() {
        started = true;
    }

    boolean isBlocked() {
        return blocked;
    }

    void block(boolean wanted) {
        blocked = wanted;
    }

    OptionalLong migratedTo() {
        return migratedTo;
    }

    void migrateTo(long newId) {
        migratedTo = OptionalLong.of(newId);
    }

    void append(SandboxMessage message) {
        log.add(message);
        if (message.fromBot()) {
            signs.messageCame();
        }
        events.publish(RoomEvent.Kind.MESSAGE, message);
    }

    void replace(SandboxMessage message) {
        log.replace(message);
        events.publish(RoomEvent.Kind.EDIT, message);
    }

    /** Shows a message anew that changed by itself and was not edited. */
    void refresh(SandboxMessage message) {
        log.refresh(message);
        events.publish(RoomEvent.Kind.REFRESH, message);
    }

    /** Which emoji bots reacted with. */
    Reactions reactions() {
        return reactions;
    }

    void react(SandboxMessage message, BotAccount bot, Optional<String> emoji) {
        reactions.set(message.id(), bot, emoji);
        events.publish(RoomEvent.Kind.REACTION, message);
    }

    boolean remove(List<Long> ids) {
        List<Long> removed = ids.stream().filter(log::remove).toList();
        removed.forEach(id -> events.publish(RoomEvent.Kind.DELETE, id));
        if (removed.stream().filter(pins::unpin).count() > 0) {
            events.publish(RoomEvent.Kind.PINS, pins.newestFirst());
        }
        return !removed.isEmpty();
    }
}
