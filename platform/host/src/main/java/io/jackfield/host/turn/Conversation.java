package io.jackfield.host.turn;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jackfield.api.chat.Chat;
import io.jackfield.api.chat.Step;
import io.jackfield.host.store.MemoryKey;
import io.jackfield.host.store.MemoryScope;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/**
 * An open conversation: the handler that waits, and for what. Kept on the user's shelf, one per chat and topic.
 *
 * @param owner the handler, as in {@link Turn#owner()}
 * @param until when it ends by itself, to the millisecond
 */
public record Conversation(String owner, Step step, Optional<Instant> until) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** {@code until} in milliseconds since 1970, {@code within} in milliseconds; both null without an end. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Stored(String owner, String step, Map<String, String> data, Long within, Long until) {}

    /** One that begins to wait now. */
    static Conversation waiting(String owner, Step step, Instant now) {
        return new Conversation(owner, step, step.within().map(now.truncatedTo(ChronoUnit.MILLIS)::plus));
    }

    /** Whether something that was sent then came too late. */
    public boolean isOver(Instant sentAt) {
        return until.filter(sentAt::isAfter).isPresent();
    }

    /** The value's name begins with {@code #}, which the names that plugins choose never do. */
    public static MemoryKey key(int bot, long userId, Chat chat) {
        return new MemoryKey(
                MemoryScope.ofUser(bot, userId),
                "#conversation:" + chat.id() + ":" + chat.thread().orElse(0));
    }

    public static Optional<Conversation> decode(String stored) {
        if (stored == null) {
            return Optional.empty();
        }
        try {
            Stored read = MAPPER.readValue(stored, Stored.class);
            Optional<Duration> within = Optional.ofNullable(read.within()).map(Duration::ofMillis);
            return Optional.of(new Conversation(
                    read.owner(),
                    new Step(read.step(), read.data(), within),
                    Optional.ofNullable(read.until()).map(Instant::ofEpochMilli)));
        } catch (JsonProcessingException | RuntimeException e) {
            // Written by another version; an exception here would stop the user's chat for good.
            return Optional.empty();
        }
    }

    public String encoded() {
        try {
            return MAPPER.writeValueAsString(new Stored(
                    owner,
                    step.name(),
                    step.data(),
                    step.within().map(Duration::toMillis).orElse(null),
                    until.map(Instant::toEpochMilli).orElse(null)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts can always be written as JSON", e);
        }
    }
}
