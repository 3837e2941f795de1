package io.jackfield.lib.openai;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.api.chat.Attachment;
import java.util.Base64;

/** Pictures travel inside the request: Telegram's own addresses contain the bot's token. */
final class Pictures {
    private Pictures() {}

    static String dataUri(Attachment.Bytes picture) {
        if (!picture.mediaType().startsWith("image/")) {
            throw new JackfieldException(
                    StandardError.REQUEST_REJECTED,
                    "attachment of type " + picture.mediaType() + ": only pictures can be sent to a model");
        }
        return "data:" + picture.mediaType() + ";base64," + Base64.getEncoder().encodeToString(picture.content());
    }
}
