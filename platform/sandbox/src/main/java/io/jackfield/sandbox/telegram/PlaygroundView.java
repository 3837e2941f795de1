package io.jackfield.sandbox.telegram;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** What the page shows, as JSON. Used under the world's lock. */
final class PlaygroundView {
    private static final int MESSAGES_SHOWN = 500;

    private final World world;

    PlaygroundView(World world) {
        this.world = world;
    }

    JsonObject state() {
        JsonArray bots = new JsonArray();
        world.bots()
                .forEach(bot -> bots.add(new JsonObject()
                        .put("id", bot.identity().id())
                        .put("username", bot.identity().username())
                        .put("firstName", bot.name())));
        JsonArray users = new JsonArray();
        world.users().forEach(user -> users.add(person(user)));
        JsonArray groups = new JsonArray();
        world.groups().stream()
                .filter(group -> group.migratedTo().isEmpty())
                .forEach(group -> groups.add(new JsonObject()
                        .put("id", group.id())
                        .put("title", group.title())
                        .put("members", new JsonArray(List.copyOf(group.members())))
                        .put("topics", topics(group))));
        return new JsonObject().put("bots", bots).put("users", users).put("groups", groups);
    }

    private static JsonArray topics(Room group) {
        JsonArray topics = new JsonArray();
        group.topics()
                .forEach((id, name) -> topics.add(new JsonObject().put("id", id).put("name", name)));
        return topics;
    }

    private static JsonObject person(SandboxUser user) {
        JsonObject json = new JsonObject().put("id", user.id()).put("firstName", user.firstName());
        user.lastName().ifPresent(name -> json.put("lastName", name));
        user.username().ifPresent(name -> json.put("username", name));
        return json.put("languageCode", user.languageCode());
    }

    /** A whole chat; {@code seq} is the number of the last event that is in it. */
    JsonObject chat(PlaygroundPlace place) {
        Room room = place.room();
        List<JsonObject> messages = room.log().newestFirst().stream()
                .filter(place::shows)
                .limit(MESSAGES_SHOWN)
                .map(message -> message(message, place))
                .toList()
                .reversed();
        return new JsonObject()
                .put("seq", room.events().sequence())
                .put("messages", new JsonArray(messages))
                .put("pinned", pinned(place))
                .put("menuButton", place.bot().menuButton(room.id()))
                .put("draft", room.signs().draft().map(DraftFrame::toJson).orElse(null))
                .put("replyKeyboard", room.signs().keyboard().orElse(null))
                .put("commands", place.bot().commands().visibleTo(place.user(), room))
                .put("action", room.signs().action().orElse(null));
    }

    /** Whether this viewer is to hear of an event at all. */
    boolean concerns(PlaygroundPlace place, RoomEvent event) {
        return switch (event.kind()) {
            case ANSWER ->
                ((CallbackAnswer) event.subject()).userId() == place.user().id();
            case COMMANDS -> event.subject() == place.bot();
            case MENU -> event.subject() == place.bot();
            case MESSAGE, EDIT, REFRESH, REACTION -> place.shows((SandboxMessage) event.subject());
            default -> true;
        };
    }

    JsonObject event(PlaygroundPlace place, RoomEvent event) {
        JsonObject json = new JsonObject().put("type", event.kind().label()).put("seq", event.sequence());
        Object subject = event.subject();
        return switch (event.kind()) {
            case PINS -> json.put("pinned", pinned(place));
            case MENU ->
                json.put("menuButton", place.bot().menuButton(place.room().id()));
            case MESSAGE, EDIT, REFRESH, REACTION -> json.put("message", message((SandboxMessage) subject, place));
            case DELETE -> json.put("messageId", subject);
            case DRAFT -> json.put("draft", ((DraftFrame) subject).toJson());
            case DRAFT_END -> json.put("draftId", subject);
            case ACTION -> json.put("action", subject);
            case ANSWER -> json.mergeIn(((CallbackAnswer) subject).toJson());
            case KEYBOARD ->
                json.put("replyKeyboard", place.room().signs().keyboard().orElse(null));
            case COMMANDS -> json.put("commands", place.bot().commands().visibleTo(place.user(), place.room()));
        };
    }

    /** The pinned messages of this chat or topic, the one pinned last first. */
    private JsonArray pinned(PlaygroundPlace place) {
        Room room = place.room();
        return new JsonArray(room.pins().newestFirst().stream()
                .map(room.log()::find)
                .flatMap(Optional::stream)
                .filter(place::shows)
                .map(message -> message(message, place))
                .toList());
    }

    private JsonObject message(SandboxMessage message, PlaygroundPlace place) {
        JsonObject json = new JsonObject()
                .mergeIn(message.body())
                .put("outgoing", message.senderId() == place.user().id())
                .put("edited", message.edited())
                .put("reactions", new JsonArray(place.room().reactions().to(message.id())));
        world.polls()
                .in(message)
                .ifPresent(poll -> json.put(
                        "votes", new JsonArray(poll.votesOf(place.user().id()))));
        return json;
    }
}
