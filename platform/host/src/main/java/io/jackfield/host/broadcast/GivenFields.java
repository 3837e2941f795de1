package io.jackfield.host.broadcast;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Fields as operators give them. What is not as it should be is refused with the name of the field. */
record GivenFields(String path, JsonObject json) {

    static GivenFields of(String path, Object value) {
        return switch (value) {
            case JsonObject json -> new GivenFields(path, json);
            case null -> new GivenFields(path, new JsonObject());
            default -> throw refused(path + " is '" + value + "'; give an object");
        };
    }

    static JackfieldException refused(String words) {
        return new JackfieldException(StandardError.REQUEST_REJECTED, words);
    }

    /** Refuses other fields than these. */
    GivenFields allowing(String... names) {
        List<String> known = List.of(names);
        json.fieldNames().stream()
                .filter(name -> !known.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw refused(at(name) + " is not known; use: " + String.join(", ", known));
                });
        return this;
    }

    GivenFields fields(String name) {
        return of(at(name), json.getValue(name));
    }

    /** Empty where it is absent or blank. */
    Optional<String> text(String name, int longest) {
        return Optional.ofNullable(json.getValue(name))
                .map(value -> text(at(name), value, longest))
                .filter(text -> !text.isBlank());
    }

    static String text(String path, Object value, int longest) {
        if (!(value instanceof String text)) {
            throw refused(path + " is '" + value + "'; give a text");
        }
        if (text.length() > longest) {
            throw refused(path + " has " + text.length() + " characters; the most is " + longest);
        }
        return text;
    }

    Optional<Boolean> flag(String name) {
        return switch (json.getValue(name)) {
            case null -> Optional.empty();
            case Boolean flag -> Optional.of(flag);
            case Object other -> throw refused(at(name) + " is '" + other + "'; use true or false");
        };
    }

    /** Texts of a list. */
    Set<String> texts(String name, int longest) {
        Set<String> all = new LinkedHashSet<>();
        list(name).forEach(value -> all.add(text(at(name), value, longest)));
        return all;
    }

    JsonArray list(String name) {
        return switch (json.getValue(name)) {
            case null -> new JsonArray();
            case JsonArray list -> list;
            case Object other -> throw refused(at(name) + " is '" + other + "'; give a list");
        };
    }

    /** Texts by languages, without those that are blank. */
    Map<String, String> byLanguage(String name, int longest) {
        Map<String, String> texts = new LinkedHashMap<>();
        GivenFields given = fields(name);
        for (String language : given.json.fieldNames()) {
            if (!language.matches("[a-z]{2}")) {
                throw refused(given.at(language) + " is no language; use two letters such as en");
            }
            given.text(language, longest).ifPresent(text -> texts.put(language, text));
        }
        return texts;
    }

    String at(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
