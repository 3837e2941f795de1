package io.jackfield.host.payment.provider;

import io.jackfield.api.BotView;
import io.jackfield.api.PluginConfig;
import io.jackfield.api.chat.Bot;
import io.jackfield.api.payment.Merchant;
import java.time.ZoneId;

/** A merchant that is a bot as other plugins see it, and what payments need beside that. */
public interface ViewedMerchant extends Merchant {
    /** Whose settings and texts it has. */
    BotView view();

    @Override
    default Bot bot() {
        return view().bot();
    }

    @Override
    default PluginConfig config() {
        return view().config();
    }

    @Override
    default String text(String language, String key, Object... arguments) {
        return view().text(language, key, arguments);
    }

    @Override
    default String language() {
        return view().language();
    }

    @Override
    default ZoneId timeZone() {
        return view().timeZone();
    }

    @Override
    default ZoneId timeZone(long userId) {
        return view().timeZone(userId);
    }
}
