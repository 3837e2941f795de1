package io.jackfield.host.report;

import io.jackfield.api.chat.Attachment;
import io.jackfield.api.desk.ModelDesk.Question;
import io.jackfield.api.llm.ModelMessage;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Tells questions of reports apart: the same offer and the same words have the same key, whoever pays. */
public final class CommentKey {
    private CommentKey() {}

    /** 64 hexadecimal digits. */
    public static String of(Question question) {
        MessageDigest digest = sha256();
        add(digest, question.offer().getBytes(StandardCharsets.UTF_8));
        for (ModelMessage message : question.messages()) {
            add(digest, message.role().name().getBytes(StandardCharsets.UTF_8));
            add(digest, message.text().getBytes(StandardCharsets.UTF_8));
            for (Attachment.Bytes attachment : message.attachments()) {
                add(digest, attachment.content());
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** With its length in front, so that two parts are never taken for one. */
    private static void add(MessageDigest digest, byte[] part) {
        digest.update((part.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(part);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
