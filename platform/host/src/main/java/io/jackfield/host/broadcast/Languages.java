package io.jackfield.host.broadcast;

import java.util.Locale;
import java.util.Map;

/**
 * In which languages a reader is written to: the own one, else the bot's, else whichever there is.
 *
 * @param own as Telegram or the reader says it, such as {@code pt-BR}
 */
record Languages(String own, String ofBot) {
    /** @param texts by two-letter languages; at least one */
    String of(Map<String, String> texts) {
        return texts.get(in(texts));
    }

    /** Which of them it is. */
    String in(Map<String, String> texts) {
        String base = own.toLowerCase(Locale.ROOT).split("-", 2)[0];
        if (texts.containsKey(base)) {
            return base;
        }
        return texts.containsKey(ofBot)
                ? ofBot
                : texts.keySet().stream().sorted().findFirst().orElseThrow();
    }
}
