package io.jackfield.host.turn;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jackfield.api.chat.Chat;
import io.jackfield.api.chat.Step;
import io.jackfield.host.store.MemoryKey;
import io.jackfield.host.store.ShelfKey;
import java.util.Map;
import java.util.Optional;

/**
 * An open conversation: the handler that waits, and for what. Kept on the user's shelf, one per chat and topic.
 *
 * @param owner the handler, as in {@link Turn#owner()}
 */
public record Conversation(String owner, Step step) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private record Stored(String owner, String step, Map<String, String> data) {}

    /** The value's name begins with {@code #}, which the names that plugins choose never do. */
    public static MemoryKey key(int bot, long userId, Chat chat) {
        return new MemoryKey(
                ShelfKey.ofUser(bot, userId),
                "#conversation:" + chat.id() + ":" + chat.thread().orElse(0));
    }

    public static Optional<Conversation> decode(String stored) {
        if (stored == null) {
            return Optional.empty();
        }
        try {
            Stored read = MAPPER.readValue(stored, Stored.class);
            return Optional.of(new Conversation(read.owner(), new Step(read.step(), read.data())));
        } catch (JsonProcessingException | RuntimeException e) {
            // Written by another version; an exception here would stop the user's chat for good.
            return Optional.empty();
        }
    }

    public String encoded() {
        try {
            return MAPPER.writeValueAsString(new Stored(owner, step.name(), step.data()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts can always be written as JSON", e);
        }
    }
}
