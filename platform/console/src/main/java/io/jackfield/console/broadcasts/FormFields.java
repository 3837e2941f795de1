package io.jackfield.console.broadcasts;

import io.vertx.core.MultiMap;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Makes of the editor's form what the API takes. */
final class FormFields {
    /** In which texts and labels are asked for. */
    static final List<String> LANGUAGES = List.of("en", "ru", "uz");

    static final int BUTTONS = 3;

    private FormFields() {}

    static JsonObject of(MultiMap form) {
        JsonObject draft = new JsonObject()
                .put("name", text(form, "name").orElse(""))
                .put("news", text(form, "news").isPresent())
                .put("texts", byLanguage(form, "text."))
                .put("audience", audience(form))
                .put("hours", present(form, "hours", "from", "to"));
        JsonArray buttons = new JsonArray();
        for (int number = 1; number <= BUTTONS; number++) {
            button(form, "button" + number + ".").ifPresent(buttons::add);
        }
        return draft.put("buttons", buttons);
    }

    private static Optional<JsonObject> button(MultiMap form, String prefix) {
        JsonObject label = byLanguage(form, prefix);
        Optional<String> target = text(form, prefix + "to");
        if (label.isEmpty() && target.isEmpty()) {
            return Optional.empty();
        }
        JsonObject button = new JsonObject().put("label", label);
        target.ifPresent(to -> {
            if (to.startsWith("/")) {
                String[] words = to.substring(1).split("\\s+", 2);
                button.put("command", words[0]);
                if (words.length > 1) {
                    button.put("argument", words[1]);
                }
            } else {
                button.put("url", to);
            }
        });
        return Optional.of(button);
    }

    private static JsonObject audience(MultiMap form) {
        JsonObject audience =
                present(form, "audience", "feature", "seenWithin", "notSeenWithin", "joinedFrom", "joinedBefore");
        text(form, "audience.payer").ifPresent(payer -> audience.put("payer", payer.equals("yes")));
        text(form, "audience.languages")
                .ifPresent(all -> audience.put(
                        "languages",
                        new JsonArray(Arrays.stream(all.split("[,\\s]+"))
                                .filter(one -> !one.isEmpty())
                                .toList())));
        JsonArray plans = new JsonArray();
        form.getAll("audience.plan").forEach(plans::add);
        return plans.isEmpty() ? audience : audience.put("plans", plans);
    }

    private static JsonObject present(MultiMap form, String group, String... names) {
        JsonObject json = new JsonObject();
        for (String name : names) {
            text(form, group + "." + name).ifPresent(value -> json.put(name, value));
        }
        return json;
    }

    private static JsonObject byLanguage(MultiMap form, String prefix) {
        JsonObject texts = new JsonObject();
        form.names().stream()
                .filter(name -> name.startsWith(prefix)
                        && name.substring(prefix.length()).matches("[a-z]{2}")
                        && !name.endsWith(".to"))
                .forEach(name ->
                        text(form, name).ifPresent(value -> texts.put(name.substring(prefix.length()), value)));
        return texts;
    }

    private static Optional<String> text(MultiMap form, String name) {
        return Optional.ofNullable(form.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }
}
