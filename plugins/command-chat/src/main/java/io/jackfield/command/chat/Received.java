package io.jackfield.command.chat;

import io.jackfield.api.chat.Attachment;
import io.jackfield.api.chat.IncomingFile;

/** What became of a file that a user sent. */
sealed interface Received {
    /** As users know it: its name, or what it is. */
    String name();

    /** @param truncated whether only its beginning fits */
    record Document(String name, String text, boolean truncated) implements Received {}

    record Picture(String name, IncomingFile file, Attachment.Bytes content) implements Received {}

    record Speech(String name, String words) implements Received {}

    /** @param why a whole sentence in the user's language */
    record Refused(String name, String why) implements Received {}
}
