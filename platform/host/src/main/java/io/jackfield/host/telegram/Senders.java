package io.jackfield.host.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import io.jackfield.api.chat.Person;
import java.util.Optional;
import java.util.Set;
import org.telegram.telegrambots.meta.api.objects.User;
import org.telegram.telegrambots.meta.api.objects.message.Message;

/**
 * Who wrote. Telegram names a stand-in where somebody writes in the name of a chat; it is the same one in all chats of
 * the world, so what is known of it would be shared by strangers. Such a message is the chat's whose name it carries.
 */
final class Senders {
    private static final long ANONYMOUS_ADMINISTRATOR = 1_087_968_824;
    private static final long CHANNEL = 136_817_688;
    private static final long TELEGRAM = 777_000;
    private static final Set<Long> STAND_INS = Set.of(ANONYMOUS_ADMINISTRATOR, CHANNEL, TELEGRAM);

    private Senders() {}

    /** The author; empty for one who writes in the name of the chat itself. */
    static Optional<Person> of(ServedBot bot, Message message) {
        var chat = message.getSenderChat();
        if (chat == null) {
            return of(bot, message.getFrom());
        }
        return chat.getId().equals(message.getChat().getId())
                ? Optional.empty()
                : Optional.of(new Person(
                        chat.getId(),
                        orEmpty(chat.getTitle()),
                        "",
                        Optional.ofNullable(chat.getUserName()),
                        bot.config().language()));
    }

    /** The person; empty where Telegram names a stand-in or nobody. */
    static Optional<Person> of(ServedBot bot, User user) {
        if (user == null || STAND_INS.contains(user.getId())) {
            return Optional.empty();
        }
        return Optional.of(new Person(
                user.getId(),
                orEmpty(user.getFirstName()),
                orEmpty(user.getLastName()),
                Optional.ofNullable(user.getUserName()),
                language(bot, user.getLanguageCode())));
    }

    /** The same of an update that cannot be read as a whole. */
    static Optional<Person> of(ServedBot bot, JsonNode from) {
        long id = from.path("id").asLong();
        if (id <= 0 || STAND_INS.contains(id)) {
            return Optional.empty();
        }
        return Optional.of(new Person(
                id,
                from.path("first_name").asText(),
                from.path("last_name").asText(),
                Optional.of(from.path("username").asText()).filter(name -> !name.isEmpty()),
                language(bot, from.path("language_code").asText(null))));
    }

    private static String language(ServedBot bot, String code) {
        return code == null || code.isEmpty() ? bot.config().language() : code.split("-", 2)[0];
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }
}
