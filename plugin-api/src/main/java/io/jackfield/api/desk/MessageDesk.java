package io.jackfield.api.desk;

import io.jackfield.api.chat.Recipient;
import io.jackfield.api.chat.Reply;
import java.util.Map;

/**
 * Messages that no update asked for. They get what the replies of the bot leave of its rate, so many of them take their time.
 * Every method throws {@link io.jackfield.api.JackfieldException} with {@code RATE_LIMITED} when the plugin has more of them
 * under way than the operator allows, 10 000 unsent messages and 30 raw calls unless set differently.
 */
public interface MessageDesk {
    /**
     * Stores the messages for sending and returns; they wait their turn behind the chat's earlier ones. Steps expected by the
     * reply are ignored: nobody asked. When it throws, they are not sent, so that another try doubles nothing.
     */
    void send(Recipient recipient, Reply reply);

    /**
     * The same, once: a second call with the same key within two days does nothing. For reports and notices that are made
     * again after a crash.
     *
     * @param key unique within the plugin, 1 to 200 characters; others are refused with {@link IllegalArgumentException}
     */
    void sendOnce(Recipient recipient, Reply reply, String key);

    /**
     * Calls a Bot API method that this contract has no word for, outside of any chat's order.
     *
     * @return the {@code result}: a map, a list, a text, a number or a boolean
     * @throws io.jackfield.api.JackfieldException with {@code REQUEST_REJECTED} and Telegram's description
     */
    Object call(String bot, String method, Map<String, Object> parameters);
}
