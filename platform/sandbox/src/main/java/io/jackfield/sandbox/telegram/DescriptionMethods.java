package io.jackfield.sandbox.telegram;

import io.vertx.core.json.JsonObject;
import java.util.Map;

/**
 * A bot's name, and what it says of itself before somebody has written: in the empty chat, and in short on its profile
 * page.
 */
final class DescriptionMethods {
    private static final int LONGEST = 512;
    private static final int LONGEST_SHORT = 120;
    private static final int LONGEST_NAME = 64;

    void register(Map<String, BotMethod> methods) {
        methods.put("setmyname", BotMethod.direct(DescriptionMethods::setName));
        methods.put("getmyname", BotMethod.direct(DescriptionMethods::getName));
        methods.put("setmydescription", BotMethod.direct(call -> set(call, "description", LONGEST)));
        methods.put("getmydescription", BotMethod.direct(call -> get(call, "description")));
        methods.put("setmyshortdescription", BotMethod.direct(call -> set(call, "short_description", LONGEST_SHORT)));
        methods.put("getmyshortdescription", BotMethod.direct(call -> get(call, "short_description")));
    }

    /** Shown at once: an empty name is the one that the bot was made with. */
    private static Object setName(ApiCall call) {
        set(call, "name", LONGEST_NAME);
        return true;
    }

    private static JsonObject getName(ApiCall call) {
        JsonObject name = get(call, "name");
        return name.getString("name").isEmpty()
                ? name.put("name", call.bot().identity().firstName())
                : name;
    }

    private static Object set(ApiCall call, String field, int longest) {
        String text = call.text(field);
        if (text.length() > longest) {
            throw ApiError.badRequest(field + " is too long");
        }
        call.bot().descriptions().put(key(field, call.text("language_code")), text);
        return true;
    }

    /** Those whose language has none read the one for all. */
    private static JsonObject get(ApiCall call, String field) {
        Map<String, String> texts = call.bot().descriptions();
        String ofAll = texts.getOrDefault(key(field, ""), "");
        String text = texts.getOrDefault(key(field, call.text("language_code")), "");
        return new JsonObject().put(field, text.isEmpty() ? ofAll : text);
    }

    private static String key(String field, String language) {
        if (!language.matches("([a-z]{2})?")) {
            throw ApiError.badRequest("invalid language code specified");
        }
        return field + "/" + language;
    }
}
