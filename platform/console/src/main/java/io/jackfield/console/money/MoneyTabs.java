package io.jackfield.console.money;

import io.jackfield.console.frame.Address;
import io.jackfield.console.frame.Visit;
import io.jackfield.console.parts.Filter;
import io.jackfield.console.parts.JsonText;
import io.jackfield.console.parts.Option;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What stands above each list of money: the bot, and the ways to the other lists.
 *
 * @param bot whose money it is; empty when no bot is served
 * @param active the tab that is open
 * @param bots those that are served
 */
public record MoneyTabs(String bot, String active, List<Option> bots) {
    /** @param path below the console */
    public record Tab(String name, String path) {
        /** Of its title. */
        public String key() {
            return "money.tab." + name;
        }
    }

    /** The bot of the address, else the chosen one, else the first. */
    static Future<MoneyTabs> of(Visit visit, String active) {
        return visit.get("/bots").map(found -> {
            List<JsonObject> bots = JsonText.objects(found, "bots");
            List<Option> options = bots.stream()
                    .map(bot -> new Option(bot.getString("id"), JsonText.text(bot, "name")))
                    .toList();
            String bot = Stream.of(
                            visit.parameter("bot"),
                            visit.field("bot"),
                            visit.choices().bot())
                    .flatMap(Optional::stream)
                    .filter(wanted ->
                            options.stream().anyMatch(one -> one.value().equals(wanted)))
                    .findFirst()
                    .orElse(options.isEmpty() ? "" : options.getFirst().value());
            return new MoneyTabs(bot, active, options);
        });
    }

    public List<Tab> tabs() {
        return Stream.of("payments", "subscriptions", "reviews", "reconcile")
                .map(name -> new Tab(
                        name,
                        Address.of(name.equals("payments") ? "/money" : "/money/" + name)
                                .with("bot", bot)
                                .toString()))
                .toList();
    }

    Filter filter(Visit visit) {
        return Filter.select("bot", visit.text("money.bot"), bot, bots);
    }
}
