package io.jackfield.host.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.vertx.core.buffer.Buffer;
import java.util.Map;

/** Asking Telegram for things, with refusals as the contract's exception. */
public final class ApiQuestions {
    private ApiQuestions() {}

    public static BotCall getFile(String fileId) {
        return BotCall.of("getFile", Json.object(json -> json.writeStringField("file_id", fileId)));
    }

    /** Any method with any parameters. */
    public static BotCall any(String method, Map<String, Object> parameters) {
        if (!method.matches("[A-Za-z]{3,64}")) {
            throw new JackfieldException(StandardError.REPLY_INVALID, "'" + method + "' is no method of the Bot API");
        }
        return BotCall.of(method, Buffer.buffer(Json.text(parameters)));
    }

    /** A result in the types of the JDK. */
    public static Object plain(JsonNode result) {
        return Json.MAPPER.convertValue(result, Object.class);
    }

    /** The result, or what Telegram had against the call. */
    public static JsonNode result(ApiAnswer answer) {
        if (answer.ok()) {
            return answer.result();
        }
        StandardError error = answer.status() == 429 ? StandardError.RATE_LIMITED : StandardError.REQUEST_REJECTED;
        throw new JackfieldException(error, "Telegram refuses: " + answer.description());
    }
}
