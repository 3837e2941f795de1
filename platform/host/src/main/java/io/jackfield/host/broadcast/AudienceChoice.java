package io.jackfield.host.broadcast;

import io.jackfield.api.desk.BillingDesk.Plan;
import io.jackfield.host.config.BotConfig;
import io.jackfield.host.config.read.Units;
import io.jackfield.host.store.AudienceFilter;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * To whom of a bot's users an operator writes; what is absent or empty does not matter.
 *
 * @param plans ids of plans, of which they have one now; {@value #NONE} stands for everybody's only
 * @param feature that their plan opens
 * @param seenWithin they have been there in this time
 * @param notSeenWithin they have not
 * @param payer whether they have ever paid
 * @param joinedFrom the first day on which they may have come, by the bot's clock
 * @param joinedBefore the first day on which they must have been there
 */
record AudienceChoice(
        Set<String> languages,
        Set<String> plans,
        Optional<String> feature,
        Optional<Duration> seenWithin,
        Optional<Duration> notSeenWithin,
        Optional<Boolean> payer,
        Optional<LocalDate> joinedFrom,
        Optional<LocalDate> joinedBefore) {
    static final String NONE = "none";

    private static final int LONGEST_NAME = 64;
    private static final Duration LONGEST = Duration.ofDays(3_660);

    static AudienceChoice of(GivenFields given, BotConfig bot) {
        given.allowing(
                "languages", "plans", "feature", "seenWithin", "notSeenWithin", "payer", "joinedFrom", "joinedBefore");
        AudienceChoice choice = new AudienceChoice(
                given.texts("languages", 2),
                given.texts("plans", LONGEST_NAME),
                given.text("feature", LONGEST_NAME),
                days(given, "seenWithin"),
                days(given, "notSeenWithin"),
                given.flag("payer"),
                day(given, "joinedFrom"),
                day(given, "joinedBefore"));
        choice.requireKnown(given, bot);
        return choice;
    }

    private static Optional<Duration> days(GivenFields given, String name) {
        return given.text(name, 20).map(text -> {
            try {
                Duration time = Units.duration(text);
                if (time.toDays() >= 1 && time.compareTo(LONGEST) <= 0) {
                    return time;
                }
            } catch (IllegalArgumentException e) {
                // Told below.
            }
            throw GivenFields.refused(given.at(name) + " is '" + text + "'; use days, such as 30d, at most 3660d");
        });
    }

    private static Optional<LocalDate> day(GivenFields given, String name) {
        return given.text(name, 20).map(text -> {
            try {
                return LocalDate.parse(text);
            } catch (DateTimeException e) {
                throw GivenFields.refused(given.at(name) + " is '" + text + "'; use a day such as 2026-12-31");
            }
        });
    }

    private void requireKnown(GivenFields given, BotConfig bot) {
        Set<String> known =
                new LinkedHashSet<>(bot.plans().stream().map(Plan::id).toList());
        plans.stream()
                .filter(plan -> !known.contains(plan) && !plan.equals(NONE))
                .findFirst()
                .ifPresent(plan -> {
                    throw GivenFields.refused(given.at("plans") + " names '" + plan + "', which is no plan of bot "
                            + bot.id() + "; it has: " + (known.isEmpty() ? "none" : String.join(", ", known)));
                });
        feature.filter(name -> with(bot, name).isEmpty()).ifPresent(name -> {
            throw GivenFields.refused(given.at("feature") + " is '" + name + "', which no plan of bot " + bot.id()
                    + " opens; there are: "
                    + bot.plans().stream()
                            .flatMap(plan -> plan.features().stream())
                            .distinct()
                            .sorted()
                            .collect(Collectors.joining(", ")));
        });
    }

    private static Set<String> with(BotConfig bot, String feature) {
        return bot.plans().stream()
                .filter(plan -> plan.features().contains(feature))
                .map(Plan::id)
                .collect(Collectors.toSet());
    }

    /**
     * The same for the tables.
     *
     * @param kind of notices that people can switch off
     * @param begun when the broadcast began: who comes later is not meant
     */
    AudienceFilter filter(BotConfig bot, Optional<String> kind, Instant now, Optional<Instant> begun) {
        List<Set<String>> wanted = new ArrayList<>();
        if (!plans.isEmpty()) {
            wanted.add(stored(bot, plans));
        }
        feature.ifPresent(name -> wanted.add(stored(bot, with(bot, name))));
        Instant reference = begun.orElse(now);
        Optional<Instant> before = joinedBefore.map(day -> moment(day, bot.timezone()));
        return new AudienceFilter(
                kind,
                languages,
                wanted,
                seenWithin.map(time -> dayOf(reference.minus(time))),
                notSeenWithin.map(time -> dayOf(reference.minus(time))),
                payer,
                joinedFrom.map(day -> moment(day, bot.timezone())),
                before.filter(day -> !day.isAfter(reference)).or(() -> begun));
    }

    /** Everybody has the first plan of a bot, and nobody a row for it. */
    private static Set<String> stored(BotConfig bot, Set<String> plans) {
        Set<String> stored = new HashSet<>(plans);
        boolean everybodys =
                !bot.plans().isEmpty() && plans.contains(bot.plans().getFirst().id());
        if (everybodys || plans.contains(NONE)) {
            stored.add(AudienceFilter.NO_PLAN);
        }
        return stored;
    }

    private static LocalDate dayOf(Instant moment) {
        return LocalDate.ofInstant(moment, ZoneOffset.UTC);
    }

    private static Instant moment(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }

    JsonObject json() {
        JsonObject json = new JsonObject();
        if (!languages.isEmpty()) {
            json.put("languages", new JsonArray(List.copyOf(languages)));
        }
        if (!plans.isEmpty()) {
            json.put("plans", new JsonArray(List.copyOf(plans)));
        }
        feature.ifPresent(name -> json.put("feature", name));
        seenWithin.ifPresent(time -> json.put("seenWithin", time.toDays() + "d"));
        notSeenWithin.ifPresent(time -> json.put("notSeenWithin", time.toDays() + "d"));
        payer.ifPresent(paid -> json.put("payer", paid));
        joinedFrom.ifPresent(day -> json.put("joinedFrom", day.toString()));
        joinedBefore.ifPresent(day -> json.put("joinedBefore", day.toString()));
        return json;
    }
}
