package io.jackfield.host.payment.provider;

import io.jackfield.api.BotView;
import io.jackfield.host.plugins.LoadedPlugin;
import io.jackfield.host.telegram.ServedBot;

/** Bots as plugins see them. From any thread. */
@FunctionalInterface
public interface BotViews {
    BotView of(LoadedPlugin plugin, ServedBot bot);
}
