package io.jackfield.host.admin;

import io.jackfield.api.desk.BillingDesk.Allowance;
import io.jackfield.api.desk.BillingDesk.Standing;
import io.jackfield.api.desk.BillingDesk.Upcoming;
import io.jackfield.api.memory.Preferences;
import io.jackfield.host.billing.Run;
import io.jackfield.host.store.PersonRow;
import io.jackfield.host.store.UserBlockTable.Block;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A user as the admin API shows them.
 *
 * @param person absent when they have never written
 * @param preferences what the bot's plugins share about them
 * @param block by whom they are kept out
 * @param run what they have the plan from; absent for everybody's
 */
record UserPage(
        String bot,
        long id,
        Optional<PersonRow> person,
        Map<String, String> preferences,
        Optional<Block> block,
        Standing standing,
        Optional<Run> run,
        ZoneId zone) {

    JsonObject json() {
        JsonObject json = new JsonObject().put("bot", bot).put("id", id).put("hasWritten", person.isPresent());
        person.ifPresent(known -> json.mergeIn(named(known)));
        json.put("language", language()).put("blocked", block.isPresent());
        block.ifPresent(kept -> json.put(
                "block",
                new JsonObject()
                        .put("at", kept.at().toString())
                        .put("by", kept.by())
                        .put("reason", kept.reason())));
        Optional.ofNullable(preferences.get(Preferences.MODEL)).ifPresent(model -> json.put("model", model));
        JsonArray allowances = new JsonArray();
        standing.allowances().forEach(allowance -> allowances.add(allowance(allowance)));
        return json.put("timezone", zone.getId()).put("plan", plan()).put("allowances", allowances);
    }

    /** As with the people desk: chosen in the bot, else Telegram's; empty when they have never written. */
    String language() {
        return preferences.getOrDefault(
                "language", person.map(PersonRow::language).orElse(""));
    }

    static JsonObject named(PersonRow person) {
        return new JsonObject()
                .put("id", person.id())
                .put("firstName", person.firstName())
                .put("lastName", person.lastName())
                .put("username", person.username())
                .put("language", person.language());
    }

    private JsonObject plan() {
        JsonObject plan = new JsonObject()
                .put("id", standing.plan().id())
                .put("label", standing.plan().label())
                .put("premium", standing.plan().premium())
                .put("state", standing.state().name().toLowerCase(Locale.ROOT));
        standing.until().ifPresent(end -> plan.put("until", end.toString()));
        standing.graceUntil().ifPresent(end -> plan.put("graceUntil", end.toString()));
        run.filter(from -> from.plan().equals(standing.plan().id()))
                .ifPresent(from -> plan.put("since", from.begun().toString()).put("source", from.source()));
        JsonArray after = new JsonArray();
        standing.after().forEach(upcoming -> after.add(upcoming(upcoming)));
        return after.isEmpty() ? plan : plan.put("after", after);
    }

    private static JsonObject upcoming(Upcoming upcoming) {
        JsonObject json = new JsonObject()
                .put("id", upcoming.plan().id())
                .put("from", upcoming.from().toString());
        upcoming.until().ifPresent(end -> json.put("until", end.toString()));
        return json;
    }

    private static JsonObject allowance(Allowance allowance) {
        JsonObject json = new JsonObject()
                .put("unit", allowance.limit().unit().name().toLowerCase(Locale.ROOT))
                .put("amount", allowance.limit().amount().toPlainString())
                .put("used", allowance.used().toPlainString())
                .put("period", allowance.limit().period().name().toLowerCase(Locale.ROOT))
                .put(
                        "models",
                        new JsonArray(new TreeSet<>(allowance.limit().offers())
                                .stream().toList()));
        allowance.renewsAt().ifPresent(moment -> json.put("renewsAt", moment.toString()));
        return json;
    }
}
