package io.jackfield.host.telegram;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.OptionalInt;

/** Which message another one answers. */
final class ReplyParameters {
    private ReplyParameters() {}

    static void write(JsonGenerator json, OptionalInt replyTo) throws IOException {
        if (replyTo.isPresent()) {
            json.writeObjectFieldStart("reply_parameters");
            json.writeNumberField("message_id", replyTo.getAsInt());
            json.writeBooleanField("allow_sending_without_reply", true);
            json.writeEndObject();
        }
    }
}
