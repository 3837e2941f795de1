package io.jackfield.host.payment.shop;

import io.jackfield.host.plugins.PropertyTexts;
import io.jackfield.host.telegram.ServedBot;

/** What the shop says to buyers, in their language and the bot's wording. */
final class ShopTexts {
    private final PropertyTexts texts = PropertyTexts.ofHost();

    String get(ServedBot bot, String language, String key, Object... arguments) {
        return texts.with(bot.config().hostTexts()).get(language, key, arguments);
    }
}
