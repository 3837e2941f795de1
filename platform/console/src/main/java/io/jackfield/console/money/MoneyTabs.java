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
 * @param bot whose money it is; empty for that of all bots
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

    /** The bot of the address, else the chosen one, else all of them. */
    static Future<MoneyTabs> of(Visit visit, String active) {
        return visit.get("/bots").map(found -> {
            List<JsonObject> bots = JsonText.objects(found, "bots");
            List<Option> options = bots.stream()
                    .map(bot -> new Option(bot.getString("id"), JsonText.text(bot, "name")))
                    .toList();
            // An empty one in the address is somebody's choice of all.
            boolean asked = visit.context().queryParams().contains("bot");
            String bot = Stream.of(
                            visit.parameter("bot"),
                            visit.field("bot"),
                            asked ? Optional.<String>empty() : visit.choices().bot())
                    .flatMap(Optional::stream)
                    .filter(wanted ->
                            options.stream().anyMatch(one -> one.value().equals(wanted)))
                    .findFirst()
                    .orElse("");
            return new MoneyTabs(bot, active, options);
        });
    }

    /** The bot, where it is one. */
    Optional<String> one() {
        return Optional.of(bot).filter(id -> !id.isEmpty());
    }

    /** The same for a list that is of one bot: the first, where none is chosen. */
    MoneyTabs ofOne() {
        return bot.isEmpty() && !bots.isEmpty() ? new MoneyTabs(bots.getFirst().value(), active, bots) : this;
    }

    public List<Tab> tabs() {
        return Stream.of("payments", "subscriptions", "hanging", "callbacks", "reviews", "reconcile")
                .map(name -> new Tab(
                        name,
                        Address.of(name.equals("payments") ? "/money" : "/money/" + name)
                                .with("bot", bot)
                                .toString()))
                .toList();
    }

    Filter filter(Visit visit) {
        return Filter.select(
                "bot",
                visit.text("money.bot"),
                bot,
                Stream.concat(
                                Stream.of(new Option("", visit.text("money.bots.all")))
                                        .filter(all -> !active.equals("subscriptions")),
                                bots.stream())
                        .toList());
    }
}
