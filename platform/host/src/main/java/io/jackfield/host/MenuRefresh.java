package io.jackfield.host;

import io.jackfield.api.command.CommandSpec;
import io.jackfield.host.loop.CoreLoop;
import io.jackfield.host.routing.RoutingTable;
import io.jackfield.host.telegram.BotApi;
import io.jackfield.host.telegram.BotDescriptions;
import io.jackfield.host.telegram.CommandMenu;
import java.time.Duration;

/**
 * Shows the commands of each bot in Telegram's menu, and what it says of itself, anew when they may be others. Core
 * loop only.
 */
final class MenuRefresh {
    /** Several jars often come together; Telegram is quick with 429 for its menu. */
    private static final Duration REST = Duration.ofMillis(500);

    private final CoreLoop loop;
    private final RoutingTable table;
    private final CommandMenu menu;
    private final BotDescriptions descriptions;
    private final CommandSpec stopCommand;
    private boolean isDue;

    MenuRefresh(CoreLoop loop, BotApi api, RoutingTable table, CommandSpec stopCommand) {
        this.loop = loop;
        this.table = table;
        this.menu = new CommandMenu(loop, api);
        descriptions = new BotDescriptions(loop, api);
        this.stopCommand = stopCommand;
    }

    void soon() {
        if (!isDue) {
            isDue = true;
            loop.later(REST, this::show);
        }
    }

    private void show() {
        isDue = false;
        table.bots().forEach(bot -> {
            menu.show(bot, table.of(bot).menu(stopCommand));
            descriptions.show(bot);
        });
    }
}
