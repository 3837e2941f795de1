package io.jackfield.host.admin;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.api.desk.BillingDesk.Plan;
import io.jackfield.host.store.PersonKey;
import io.jackfield.host.store.PersonRow;
import io.jackfield.host.store.PersonTable;
import io.jackfield.host.telegram.ServedBot;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Knows whom and what operators mean, and what to say when there is no such thing. Core loop only. */
public final class UserLookup {
    private final Supplier<List<ServedBot>> bots;
    private final PersonTable people;

    public UserLookup(Supplier<List<ServedBot>> bots, PersonTable people) {
        this.bots = bots;
        this.people = people;
    }

    /** @param person absent when they have never written */
    record User(ServedBot bot, long id, Optional<PersonRow> person) {
        PersonKey key() {
            return new PersonKey(bot.number(), id);
        }
    }

    /** @param user an id, or a username after an {@code @} */
    Future<User> user(String bot, String user) {
        ServedBot served = bot(bot);
        if (isId(user)) {
            long id = Long.parseLong(user);
            return people.find(served.number(), id).map(person -> new User(served, id, person));
        }
        if (!user.startsWith("@")) {
            throw new JackfieldException(
                    StandardError.REQUEST_REJECTED, "user is '" + user + "'; use a Telegram id, or @ and a username");
        }
        return people.named(served.number(), user.substring(1)).map(rows -> only(served, user, rows));
    }

    private static User only(ServedBot bot, String user, List<PersonRow> rows) {
        if (rows.size() == 1) {
            return new User(bot, rows.getFirst().id(), Optional.of(rows.getFirst()));
        }
        String ids = rows.stream().map(row -> Long.toString(row.id())).collect(Collectors.joining(", "));
        throw new JackfieldException(
                StandardError.NOT_FOUND,
                rows.isEmpty()
                        ? "nobody called " + user + " has ever written to bot " + bot.id()
                                + "; a plan can be granted ahead by Telegram id"
                        : "bot " + bot.id() + " knows several as " + user + "; use an id: " + ids);
    }

    static boolean isId(String text) {
        return text.matches("-?\\d{1,18}");
    }

    List<ServedBot> bots() {
        return bots.get();
    }

    ServedBot bot(String id) {
        return bots.get().stream()
                .filter(bot -> bot.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new JackfieldException(
                        StandardError.NOT_FOUND,
                        "this host serves no bot '" + id + "'; it serves: "
                                + bots.get().stream().map(ServedBot::id).collect(Collectors.joining(", "))));
    }

    /** A plan that can be granted. */
    static Plan plan(ServedBot bot, String id) {
        List<Plan> plans = bot.config().plans();
        if (plans.size() < 2) {
            throw new JackfieldException(
                    StandardError.NOT_FOUND,
                    "bot " + bot.id() + " has no plan that could be granted; add a second one to plans in config/bots/"
                            + bot.id() + ".yaml");
        }
        if (plans.getFirst().id().equals(id)) {
            throw new JackfieldException(
                    StandardError.REQUEST_REJECTED,
                    "plan '" + id + "' of bot " + bot.id() + " is everybody's; to take another one back, revoke it");
        }
        return plans.stream()
                .filter(plan -> plan.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new JackfieldException(
                        StandardError.NOT_FOUND,
                        "bot " + bot.id() + " has no plan '" + id + "' to grant; it has: "
                                + plans.stream().skip(1).map(Plan::id).collect(Collectors.joining(", "))));
    }
}
