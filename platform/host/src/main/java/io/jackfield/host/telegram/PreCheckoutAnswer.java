package io.jackfield.host.telegram;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The answer to Telegram's question whether a payment may go ahead. */
public final class PreCheckoutAnswer {
    private PreCheckoutAnswer() {}

    /** {@code refusal} is shown to the buyer. */
    public static EncodedReply encode(String queryId, Optional<String> refusal) {
        BotCall answer = BotCall.of("answerPreCheckoutQuery", Json.object(json -> {
            json.writeStringField("pre_checkout_query_id", queryId);
            json.writeBooleanField("ok", refusal.isEmpty());
            if (refusal.isPresent()) {
                json.writeStringField("error_message", refusal.get());
            }
        }));
        return new EncodedReply(List.of(answer), List.of(), Map.of(), Map.of(), List.of());
    }
}
