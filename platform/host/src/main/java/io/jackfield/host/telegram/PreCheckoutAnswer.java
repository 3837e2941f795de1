package io.jackfield.host.telegram;

import java.util.Optional;

/** The answer to Telegram's question whether a payment may go ahead. */
public final class PreCheckoutAnswer {
    private PreCheckoutAnswer() {}

    /** {@code refusal} is shown to the buyer. */
    public static BotCall call(String queryId, Optional<String> refusal) {
        return BotCall.of("answerPreCheckoutQuery", Json.object(json -> {
            json.writeStringField("pre_checkout_query_id", queryId);
            json.writeBooleanField("ok", refusal.isEmpty());
            if (refusal.isPresent()) {
                json.writeStringField("error_message", refusal.get());
            }
        }));
    }
}
