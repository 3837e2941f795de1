package io.jackfield.testkit.spi;

import io.jackfield.api.JackfieldException;
import java.util.List;

/** What users see, told by the host in the order in which it happens, before the action returns that led to it. */
public interface Screens {
    /**
     * A message of the bot.
     *
     * @param json a {@code Message} of the Bot API
     * @param keys the labels of the keyboard that came with it
     * @param content of the file in it; empty without one
     */
    void arrived(long chat, String json, List<String> keys, byte[] content);

    /** A message has changed; {@code content} as for a new one. */
    void edited(long chat, String json, byte[] content);

    void removed(long chat, int messageId);

    /** A press was answered. */
    void answered(long chat, String pressId, String text, boolean window);

    /** A handler has failed. */
    void failed(long chat, JackfieldException error);

    /** A scheduled job has failed for good. */
    void jobFailed(JackfieldException error);
}
