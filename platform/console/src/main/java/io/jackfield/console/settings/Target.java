package io.jackfield.console.settings;

import io.jackfield.console.frame.Address;
import io.jackfield.console.frame.Visit;
import io.vertx.core.json.JsonObject;

/**
 * Whose configuration a page is about.
 *
 * @param plugin empty for what is no plugin's
 * @param bot empty for what is no bot's; with a plugin, what the bot sets for the plugin
 */
record Target(String plugin, String bot) {
    /** As the address or the form says. */
    static Target ofParameters(Visit visit) {
        return new Target(
                visit.parameter("plugin").or(() -> visit.field("plugin")).orElse(""),
                visit.parameter("bot").or(() -> visit.field("bot")).orElse(""));
    }

    /** Its form, below the console. */
    String page() {
        if (!plugin.isEmpty()) {
            Address form = Address.of("/plugins/{}/settings", plugin);
            return (bot.isEmpty() ? form : form.with("bot", (Object) bot)).toString();
        }
        return bot.isEmpty()
                ? "/settings"
                : Address.of("/bots/{}/settings", bot).toString();
    }

    /** An address of the API, or a page, about it. */
    Address in(String path) {
        Address address = Address.of(path);
        if (!plugin.isEmpty()) {
            address.with("plugin", (Object) plugin);
        }
        if (!bot.isEmpty()) {
            address.with("bot", (Object) bot);
        }
        return address;
    }

    JsonObject body() {
        JsonObject body = new JsonObject();
        if (!plugin.isEmpty()) {
            body.put("plugin", plugin);
        }
        return bot.isEmpty() ? body : body.put("bot", bot);
    }

    String words(Visit visit) {
        if (!plugin.isEmpty()) {
            return bot.isEmpty() ? plugin : visit.text("settings.in", plugin, bot);
        }
        return bot.isEmpty() ? "jackfield.yaml" : bot;
    }
}
