package io.jackfield.host.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jackfield.api.chat.Chat;
import io.jackfield.api.chat.ChatKind;
import io.jackfield.api.chat.Person;
import io.jackfield.host.store.MemoryKey;
import io.jackfield.host.store.MemoryScope;
import io.jackfield.host.store.RowKey;
import io.jackfield.host.telegram.IncomingUpdate.StepExpired;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The end of a step that waits for a limited time. All of a bot lie on one shelf, written with the conversation; when
 * one is due it becomes an update of our own, which goes the way of all updates.
 *
 * @param person for whom the step waits
 * @param until when it ends, to the millisecond
 */
public record StepTimer(Chat chat, Person person, Instant until) {
    /** No kind of Telegram's. */
    static final String KIND = "jackfield_step_expired";

    private static final String SCOPE = "#steps";

    /** Where the timers of a bot lie. */
    public static MemoryScope shelf(int bot) {
        return new MemoryScope(bot, "", SCOPE);
    }

    /** Whether a value is a timer. */
    public static boolean isKey(MemoryKey key) {
        return key.scope().scope().equals(SCOPE) && key.scope().plugin().isEmpty();
    }

    /** One per person, chat and topic, as conversations are. */
    public static MemoryKey key(int bot, long userId, Chat chat) {
        return new MemoryKey(
                shelf(bot), userId + ":" + chat.id() + ":" + chat.thread().orElse(0));
    }

    /** Empty for what another version has written. */
    public static Optional<StepTimer> decode(String stored) {
        try {
            return Optional.of(of(Json.MAPPER.readTree(stored)));
        } catch (JsonProcessingException | RuntimeException e) {
            return Optional.empty();
        }
    }

    public String encoded() {
        return json().toString();
    }

    /** The update that it becomes. */
    public Buffer update(long updateId) {
        ObjectNode update = Json.MAPPER.createObjectNode().put("update_id", updateId);
        update.set(KIND, json());
        return Buffer.buffer(update.toString());
    }

    static IncomingUpdate read(ServedBot bot, RowKey key, JsonNode json) {
        StepTimer timer = of(json);
        return new IncomingUpdate(bot, key, timer.chat(), Optional.of(timer.person()), new StepExpired(timer.until()));
    }

    private static StepTimer of(JsonNode json) {
        JsonNode chat = json.required("chat");
        OptionalInt thread =
                chat.has("thread") ? OptionalInt.of(chat.path("thread").asInt()) : OptionalInt.empty();
        JsonNode person = json.required("person");
        return new StepTimer(
                new Chat(
                        chat.required("id").asLong(),
                        ChatKind.valueOf(chat.required("kind").asText()),
                        thread,
                        chat.path("title").asText()),
                new Person(
                        person.required("id").asLong(),
                        person.path("firstName").asText(),
                        person.path("lastName").asText(),
                        Optional.ofNullable(person.path("username").asText(null)),
                        person.required("language").asText()),
                Instant.ofEpochMilli(json.required("until").asLong()));
    }

    private ObjectNode json() {
        ObjectNode json = Json.MAPPER.createObjectNode();
        ObjectNode place = json.putObject("chat")
                .put("id", chat.id())
                .put("kind", chat.kind().name())
                .put("title", chat.title());
        chat.thread().ifPresent(thread -> place.put("thread", thread));
        ObjectNode who = json.putObject("person")
                .put("id", person.id())
                .put("firstName", person.firstName())
                .put("lastName", person.lastName())
                .put("language", person.language());
        person.username().ifPresent(name -> who.put("username", name));
        return json.put("until", until.toEpochMilli());
    }
}
