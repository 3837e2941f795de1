package io.jackfield.host.notice;

import io.jackfield.api.BotView;
import io.jackfield.api.notice.NoticeSpec;
import io.jackfield.host.plugins.LoadedPlugin;
import io.jackfield.host.telegram.ServedBot;

/** A kind of notices that a bot has at present. */
record BotKind(ServedBot bot, LoadedPlugin plugin, NoticeSpec spec, BotView view) {
    String name() {
        return spec.name();
    }

    /** When it is looked for; empty for never. */
    String cron() {
        return bot.config().notices().kind(name()).cron().orElse(spec.cron());
    }
}
