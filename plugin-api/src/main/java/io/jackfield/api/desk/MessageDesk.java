package io.jackfield.api.desk;

import io.jackfield.api.chat.Recipient;
import io.jackfield.api.chat.Reply;
import java.util.Map;

/**
 * Messages that no update asked for. They get what the replies of the bot leave of its rate, so many of them take their
 * time. Every method throws {@link io.jackfield.api.JackfieldException} with {@code RATE_LIMITED} when the plugin has
 * more of them under way than the operator allows, 10 000 unsent messages and 30 raw calls unless set differently.
 */
public interface MessageDesk {
    /**
     * Stores the messages for sending and returns; they wait their turn behind the chat's earlier ones. Steps expected
     * by the reply are ignored: nobody asked. When it throws, they are not sent, so that another try doubles nothing.
     */
    void send(Recipient recipient, Reply reply);

    /**
     * The same, once: a second call with the same key within two days does nothing. For reports and notices that are
     * made again after a crash.
     *
     * @param key unique within the plugin, 1 to 200 characters; others are refused with
     *     {@link IllegalArgumentException}
     */
    void sendOnce(Recipient recipient, Reply reply, String key);

    /**
     * Shows a message under a key: sends it, or puts it in place of what the key has last shown in that chat. For a
     * notice about something that changes, such as an application in the chat of the managers.
     *
     * <p>It waits its turn as with {@link #send}, and survives a restart. Of several under one key the last one counts:
     * it takes the place of those that still wait, which are never sent. Telegram notifies nobody of a change.
     *
     * <p>It comes as a new message where the earlier one was deleted or cannot be edited, where text is to stand in
     * place of a picture or a document (which then goes), and when the key has shown nothing for 90 days. A crash in
     * the moment in which Telegram takes a new message can show it twice: the later one is then the one that changes.
     *
     * @param reply one text of up to 4096 characters, or one picture or document with a caption of up to 1024, with
     *     buttons under it where it has any; others are refused with {@link IllegalArgumentException}. Markdown is
     *     never a rich message here
     * @param key what is shown, such as {@code application-17}; unique within the plugin, the bot and the chat,
     *     whatever the topic, and never the same as one of {@link #sendOnce}. 1 to 200 characters; others are refused
     *     likewise
     */
    void show(Recipient recipient, Reply reply, String key);

    /**
     * Calls a Bot API method that this contract has no word for, outside of any chat's order.
     *
     * @return the {@code result}: a map, a list, a text, a number or a boolean
     * @throws io.jackfield.api.JackfieldException with {@code REQUEST_REJECTED} and Telegram's description
     */
    Object call(String bot, String method, Map<String, Object> parameters);
}
