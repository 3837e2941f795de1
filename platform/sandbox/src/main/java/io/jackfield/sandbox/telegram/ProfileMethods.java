package io.jackfield.sandbox.telegram;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Pictures of people, and the button beside the input of a private chat. */
final class ProfileMethods {
    private static final int MOST_PHOTOS = 100;

    private final World world;

    ProfileMethods(World world) {
        this.world = world;
    }

    void register(Map<String, BotMethod> methods) {
        methods.put("getuserprofilephotos", BotMethod.direct(this::photos));
        methods.put("setchatmenubutton", BotMethod.direct(this::setMenuButton));
        methods.put("getchatmenubutton", BotMethod.direct(this::getMenuButton));
    }

    private JsonObject photos(ApiCall call) {
        long id = call.number("user_id").orElseThrow(() -> ApiError.badRequest("invalid user_id specified"));
        if (world.user(id).isEmpty() && id != call.bot().telegramId()) {
            throw ApiError.badRequest("user not found");
        }
        List<StoredFile> all = world.profilePhotos(id);
        JsonArray page = new JsonArray();
        all.stream()
                .skip(Math.max(0, call.number("offset", 0)))
                .limit(Math.clamp(call.number("limit", MOST_PHOTOS), 1, MOST_PHOTOS))
                .forEach(file -> page.add(MediaKind.PHOTO.describe(file, world.files(), 0)));
        return new JsonObject().put("total_count", all.size()).put("photos", page);
    }

    /** Without {@code chat_id} for every private chat that has none of its own. */
    private Object setMenuButton(ApiCall call) {
        JsonObject button = call.object("menu_button").orElseGet(() -> new JsonObject().put("type", "default"));
        check(button);
        call.bot().menuButtons().put(chat(call), button);
        call.bot().tellRooms(RoomEvent.Kind.MENU, call.bot());
        return true;
    }

    private static void check(JsonObject button) {
        switch (button.getString("type", "")) {
            case "default", "commands" -> {}
            case "web_app" -> {
                if (button.getString("text", "").isEmpty()) {
                    throw ApiError.badRequest("can't parse menu button: Can't find field \"text\"");
                }
                String url = Optional.ofNullable(button.getJsonObject("web_app"))
                        .map(app -> app.getString("url", ""))
                        .orElse("");
                if (!url.startsWith("https://")) {
                    throw ApiError.badRequest(
                            "menu button Web App URL '" + url + "' is invalid: Only HTTPS links are allowed");
                }
            }
            default -> throw ApiError.badRequest("can't parse menu button: MenuButton has unsupported type");
        }
    }

    private JsonObject getMenuButton(ApiCall call) {
        return call.bot().menuButton(chat(call));
    }

    private long chat(ApiCall call) {
        long id = call.number("chat_id", 0);
        if (id != 0 && (id < 0 || world.user(id).isEmpty())) {
            throw ApiError.badRequest("chat not found");
        }
        return id;
    }
}
