package io.jackfield.sandbox.telegram;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The command lists of one bot, by scope and language. */
final class CommandBook {
    private static final Pattern NAME = Pattern.compile("[a-z0-9_]{1,32}");
    private static final int MOST_COMMANDS = 100;
    private static final int LONGEST_DESCRIPTION = 256;

    private final Map<Key, JsonArray> lists = new HashMap<>();

    /** A scope such as {@code chat:5}, and a language; an empty one for everybody else. */
    record Key(String scope, String language) {

        static Key of(ApiCall call) {
            JsonObject scope = call.object("scope").orElseGet(JsonObject::new);
            String type = scope.getString("type", "default");
            String name = switch (type) {
                case "default", "all_private_chats", "all_group_chats", "all_chat_administrators" -> type;
                case "chat", "chat_administrators" -> type + ":" + scope.getValue("chat_id");
                case "chat_member" -> type + ":" + scope.getValue("chat_id") + ":" + scope.getValue("user_id");
                default -> throw ApiError.badRequest("can't parse BotCommandScope: Unsupported type specified");
            };
            String language = call.text("language_code");
            if (!language.matches("([a-z]{2})?")) {
                throw ApiError.badRequest("invalid language code specified");
            }
            return new Key(name, language);
        }
    }

    void set(Key key, JsonArray commands) {
        if (commands.size() > MOST_COMMANDS) {
            throw ApiError.badRequest("BOT_COMMANDS_TOO_MUCH");
        }
        JsonArray checked = new JsonArray();
        commands.forEach(command -> checked.add(checked((JsonObject) command)));
        lists.put(key, checked);
    }

    private static JsonObject checked(JsonObject given) {
        String name = given.getString("command", "").replaceFirst("^/", "");
        String description = given.getString("description", "").strip();
        if (!NAME.matcher(name).matches()) {
            throw ApiError.badRequest("BOT_COMMAND_INVALID");
        }
        if (description.isEmpty() || description.length() > LONGEST_DESCRIPTION) {
            throw ApiError.badRequest("BOT_COMMAND_DESCRIPTION_INVALID");
        }
        return new JsonObject().put("command", name).put("description", description);
    }

    JsonArray get(Key key) {
        return lists.getOrDefault(key, new JsonArray());
    }

    void delete(Key key) {
        lists.remove(key);
    }

    /** What this user sees in this chat: the narrowest scope first, in each the user's language first. */
    JsonArray visibleTo(SandboxUser user, Room room) {
        for (String scope : scopes(user, room)) {
            for (String language : List.of(user.languageCode(), "")) {
                JsonArray commands = lists.get(new Key(scope, language));
                if (commands != null && !commands.isEmpty()) {
                    return commands;
                }
            }
        }
        return new JsonArray();
    }

    private static List<String> scopes(SandboxUser user, Room room) {
        if (room.isPrivate()) {
            return List.of("chat:" + room.id(), "all_private_chats", "default");
        }
        List<String> scopes = new ArrayList<>();
        boolean administrator = room.members().stream().findFirst().equals(Optional.of(user.id()));
        scopes.add("chat_member:" + room.id() + ":" + user.id());
        if (administrator) {
            scopes.add("chat_administrators:" + room.id());
        }
        scopes.add("chat:" + room.id());
        if (administrator) {
            scopes.add("all_chat_administrators");
        }
        scopes.addAll(List.of("all_group_chats", "default"));
        return scopes;
    }
}
