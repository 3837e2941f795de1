package io.jackfield.host.admin;

import io.jackfield.host.config.read.Place;
import io.jackfield.host.config.schema.FormField;
import io.jackfield.host.settings.EffectiveValue;
import io.jackfield.host.settings.Setting;
import io.jackfield.host.settings.SettingsForm.Filled;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Settings as the admin API writes them; nothing of a secret. */
final class SettingsJson {
    private static final String HIDDEN = "***";

    private SettingsJson() {}

    /** @param misfit why it does not count; empty when it does */
    static JsonObject of(Setting setting, Optional<String> misfit) {
        return new JsonObject()
                .put("plugin", setting.target().plugin().orElse(null))
                .put("bot", setting.target().bot().orElse(null))
                .put("file", "config/" + setting.target().file())
                .put("path", setting.path().toString())
                .put("value", setting.sealed() ? HIDDEN : setting.value())
                .put("secret", setting.sealed())
                .put("by", setting.by())
                .put("at", setting.at().toString())
                .put("problem", misfit.orElse(""));
    }

    static JsonObject of(EffectiveValue value) {
        return origin(value.origin(), value.place(), value.setting())
                .put("path", value.path().toString())
                .put("value", value.shown())
                .put("secret", value.secret());
    }

    private static JsonObject origin(String origin, Optional<Place> place, Optional<Setting> setting) {
        JsonObject json = new JsonObject().put("origin", origin);
        place.ifPresent(at -> json.put("place", at.toString()));
        place.filter(at -> at.kind() == Place.Kind.VARIABLE).ifPresent(at -> json.put("variable", at.name()));
        setting.ifPresent(set -> json.put("by", set.by())
                .put("at", set.at().toString())
                .put("setting", set.path().toString()));
        return json;
    }

    static JsonObject of(Filled filled) {
        FormField field = filled.field();
        JsonArray choices = new JsonArray();
        field.choices()
                .forEach(choice -> choices.add(
                        new JsonObject().put("value", choice.value()).put("title", choice.title())));
        JsonArray fields = new JsonArray();
        filled.fields().forEach(inner -> fields.add(of(inner)));
        String origin = new EffectiveValue(field.path(), "", false, filled.place(), filled.setting()).origin();
        return origin(
                        filled.isSet() || filled.setting().isPresent() ? origin : "default",
                        filled.place(),
                        filled.setting())
                .put("path", field.path().toString())
                .put("kind", field.kind().name().toLowerCase(Locale.ROOT))
                .put("title", field.title())
                .put("about", field.about())
                .put("allowed", field.allowed())
                .put("widget", field.widget())
                .put("secret", field.secret())
                .put("required", field.required())
                .put("choices", choices)
                .put("least", field.least().orElse(null))
                .put("most", field.most().orElse(null))
                .put("default", field.standard().orElse(null))
                .put("text", filled.written())
                .put("set", filled.isSet())
                .put("fields", fields);
    }

    static JsonObject of(Map<String, Object> values) {
        JsonObject json = new JsonObject();
        values.forEach(json::put);
        return json;
    }
}
