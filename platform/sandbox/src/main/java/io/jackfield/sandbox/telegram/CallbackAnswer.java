package io.jackfield.sandbox.telegram;

import io.vertx.core.json.JsonObject;

/**
 * What a bot answered to a pressed button.
 *
 * @param text empty when only the waiting sign goes away
 * @param alert whether the text needs a click to close
 * @param url empty unless a page is to be opened
 */
public record CallbackAnswer(String queryId, long userId, String text, boolean alert, String url) {

    JsonObject toJson() {
        return new JsonObject()
                .put("callbackQueryId", queryId)
                .put("text", text)
                .put("alert", alert)
                .put("url", url);
    }
}
