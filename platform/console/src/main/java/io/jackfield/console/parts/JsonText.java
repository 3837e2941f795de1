package io.jackfield.console.parts;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** Reads what the operators' API answers. */
public final class JsonText {
    private JsonText() {}

    /** The objects of a list; none where it is absent. */
    public static List<JsonObject> objects(JsonObject json, String key) {
        List<JsonObject> objects = new ArrayList<>();
        JsonArray array = json.getJsonArray(key, new JsonArray());
        for (int i = 0; i < array.size(); i++) {
            objects.add(array.getJsonObject(i));
        }
        return objects;
    }

    /** The texts of a list; none where it is absent. */
    public static List<String> texts(JsonObject json, String key) {
        List<String> texts = new ArrayList<>();
        json.getJsonArray(key, new JsonArray()).forEach(value -> texts.add(String.valueOf(value)));
        return texts;
    }

    /** A value as text; empty where it is absent or null. */
    public static String text(JsonObject json, String key) {
        Object value = json.getValue(key);
        return value == null ? "" : value.toString();
    }
}
