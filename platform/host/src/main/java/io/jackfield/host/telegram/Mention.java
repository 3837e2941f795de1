package io.jackfield.host.telegram;

import java.util.List;
import java.util.Optional;
import org.telegram.telegrambots.meta.api.objects.MessageEntity;

/**
 * Where a text names the bot: as {@code @name}, or by a link to it as to a user without a name (entities
 * {@code mention} and {@code text_mention} of the Bot API).
 *
 * @param start in UTF-16 units, as Telegram counts
 * @param end the first place after it
 */
record Mention(int start, int end) {

    /** The first one, at any place. */
    static Optional<Mention> find(ServedBot bot, String text, List<MessageEntity> entities) {
        if (entities.isEmpty()) {
            return unmarked(bot, text);
        }
        for (MessageEntity entity : entities) {
            Mention place = new Mention(entity.getOffset(), entity.getOffset() + entity.getLength());
            if (place.end <= text.length() && place.names(bot, text, entity)) {
                return Optional.of(place);
            }
        }
        return Optional.empty();
    }

    private boolean names(ServedBot bot, String text, MessageEntity entity) {
        return switch (entity.getType()) {
            case "mention" ->
                text.substring(start, end).equalsIgnoreCase("@" + bot.info().username());
            case "text_mention" -> entity.getUser() != null && entity.getUser().getId() == bot.botUserId();
            default -> false;
        };
    }

    /** For a text in which nothing is marked. Compared in place: lower case can have another length. */
    private static Optional<Mention> unmarked(ServedBot bot, String text) {
        String name = "@" + bot.info().username();
        for (int at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
            int end = at + name.length();
            if (text.regionMatches(true, at, name, 0, name.length())
                    && (end == text.length() || !isOfName(text.charAt(end)))
                    && (at == 0 || !isOfName(text.charAt(at - 1)))) {
                return Optional.of(new Mention(at, end));
            }
        }
        return Optional.empty();
    }

    private static boolean isOfName(char character) {
        return Character.isLetterOrDigit(character) || character == '_';
    }

    String takenOutOf(String text) {
        String after = text.substring(end).replaceFirst("^[,:]", "").stripLeading();
        return (text.substring(0, start).stripTrailing() + " " + after).strip();
    }
}
