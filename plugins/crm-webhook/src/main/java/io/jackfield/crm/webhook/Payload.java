package io.jackfield.crm.webhook;

import io.jackfield.api.event.HeardEvent;
import io.jackfield.json.Json;
import io.jackfield.lib.sales.Actor;
import io.jackfield.lib.sales.Application;
import io.jackfield.lib.sales.Applications;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the other side is told. An event names an application by its number only; name, phone and state are looked up,
 * so that they are those of now however late it comes, and nothing is told of somebody who was forgotten meanwhile.
 */
final class Payload {
    /** Everything, where a bot's settings choose nothing. */
    static final Map<String, String> USUAL_FIELDS = usualFields();

    /** What a field may be, for messages. */
    static final String VALUES = "id, at, bot, event, person, facts, facts.<name>, application, application.<name>";

    private static final String FACT = "facts\\.[a-z0-9_-]{1,40}";
    private static final String OF_APPLICATION =
            "application(\\.(number|status|package|source|name|phone|manager|createdAt|changedAt|version))?";
    private static final String NUMBER = "A-\\d{4}-\\d{6,9}";

    private final Applications applications;

    Payload(Applications applications) {
        this.applications = applications;
    }

    private static Map<String, String> usualFields() {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String name : new String[] {"id", "at", "bot", "event", "person", "facts", "application"}) {
            fields.put(name, name);
        }
        return fields;
    }

    static boolean knows(String value) {
        return USUAL_FIELDS.containsKey(value) || value.matches(FACT) || value.matches(OF_APPLICATION);
    }

    /** JSON's values by the names of the fields; {@code null} for what there is not. */
    Map<String, Object> of(HeardEvent heard, Map<String, String> fields) {
        Map<String, Object> values = values(heard);
        if (fields.values().stream().anyMatch(value -> value.startsWith("application"))) {
            application(heard).ifPresent(application -> add(values, "application", told(application)));
        }
        Map<String, Object> payload = new LinkedHashMap<>();
        fields.forEach((name, value) -> payload.put(name, values.getOrDefault(value, Json.NULL)));
        return payload;
    }

    private static Map<String, Object> values(HeardEvent heard) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("id", heard.id());
        values.put("at", heard.at().toString());
        values.put("bot", heard.event().bot());
        values.put("event", heard.event().name());
        values.put("person", number(heard.event().person()));
        add(values, "facts", heard.event().facts());
        return values;
    }

    /** An object as a whole and each of its fields. */
    private static void add(Map<String, Object> values, String name, Map<String, ?> object) {
        values.put(name, object);
        object.forEach((key, value) -> values.put(name + "." + key, value));
    }

    private static Object number(OptionalLong person) {
        return person.isPresent() ? (Object) person.getAsLong() : Json.NULL;
    }

    private Optional<Application> application(HeardEvent heard) {
        return Optional.ofNullable(heard.event().facts().get("number"))
                .filter(number -> number.matches(NUMBER))
                .flatMap(number -> applications.find(heard.event().bot(), number));
    }

    private static Map<String, Object> told(Application application) {
        return Json.object(
                Map.entry("number", application.number()),
                Map.entry("status", application.status().word()),
                Map.entry("package", application.packageId()),
                Map.entry("source", application.source()),
                Map.entry("name", application.contact().name()),
                Map.entry("phone", application.contact().phone()),
                Map.entry("manager", application.manager().map(Actor::name).orElse("")),
                Map.entry("createdAt", application.createdAt().toString()),
                Map.entry("changedAt", application.changedAt().toString()),
                Map.entry("version", application.version()));
    }
}
