package io.jackfield.host.llm;

import io.jackfield.api.llm.ModelMessage;
import io.jackfield.api.llm.TextSink;
import io.jackfield.host.config.BotConfig;
import io.jackfield.host.config.ModelOffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What stays the same from one try of a question to the next.
 *
 * @param userTag for providers; empty when there is no user
 * @param untilNanos when all has to be over, in {@link Waiting#nanos}
 */
record ModelQuestion(
        BotConfig bot, List<ModelMessage> messages, TextSink screen, Stop stop, String userTag, long untilNanos) {
    Duration left(long now) {
        return Duration.ofNanos(untilNanos - now);
    }

    Optional<ModelOffer> offer(String id) {
        return bot.models().stream().filter(offer -> offer.id().equals(id)).findFirst();
    }

    /** Whether what is asked now comes with a picture. */
    boolean showsPicture() {
        return messages.getLast().attachments().stream().anyMatch(Prompt::isPicture);
    }
}
