package io.jackfield.host.store;

import io.jackfield.api.llm.ModelMessage;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * One turn to be stored. The key, time and position together make storing it twice harmless.
 *
 * @param position orders turns of the same time
 * @param role an ordinal of {@link ModelMessage.Role}
 */
public record DialogueTurn(DialogueKey key, OffsetDateTime saidAt, int position, short role, String body) {
    /** Of UTF-8: as much of a dialogue as is ever loaded, which is about a quarter of a million tokens. */
    public static final long MOST_BYTES = 1 << 20;

    /** Of turns, oldest first, the latest: so many, and back to the one with which they come to {@link #MOST_BYTES}. */
    public static List<DialogueTurn> latest(List<DialogueTurn> turns, int count) {
        int from = turns.size();
        long bytes = 0;
        while (from > 0 && turns.size() - from < count && bytes < MOST_BYTES) {
            from--;
            bytes += turns.get(from).body().getBytes(StandardCharsets.UTF_8).length;
        }
        return List.copyOf(turns.subList(from, turns.size()));
    }

    /** A turn as it is stored: without its attachments. */
    public static DialogueTurn of(DialogueKey key, OffsetDateTime saidAt, int position, ModelMessage message) {
        return new DialogueTurn(
                key, saidAt, position, (short) message.role().ordinal(), StoredText.clean(message.text()));
    }

    /** What was said, as models are told. */
    public ModelMessage message() {
        return new ModelMessage(ModelMessage.Role.values()[role], body, List.of());
    }
}
