package io.jackfield.host.admin;

import io.jackfield.host.people.UserBlocks;
import io.jackfield.host.staff.OperatorRight;
import io.jackfield.host.store.PersonKey;
import io.jackfield.host.store.PersonSearch;
import io.jackfield.host.store.PersonSearch.Found;
import io.jackfield.host.store.PersonSearch.Place;
import io.jackfield.host.telegram.ServedBot;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds users, page by page. Core loop only. */
public final class AdminUserSearch {
    private static final int USUAL = 50;
    private static final int MOST = 200;
    private static final Pattern PLACE = Pattern.compile("(\\d{1,9})_(-?\\d{1,18})_(.{0,1000})", Pattern.DOTALL);

    private final UserLookup lookup;
    private final PersonSearch people;
    private final UserBlocks blocks;

    public AdminUserSearch(UserLookup lookup, PersonSearch people, UserBlocks blocks) {
        this.lookup = lookup;
        this.people = people;
        this.blocks = blocks;
    }

    public List<AdminCall> calls() {
        return List.of(
                paged(AdminCall.get("users.search", "/users", OperatorRight.READ_USERS, "Users of all bots, or of one"))
                        .query("bot", "only those of this one")
                        .json(request -> find(
                                request.query("bot")
                                        .map(bot -> List.of(lookup.bot(bot)))
                                        .orElseGet(lookup::bots),
                                request)),
                paged(AdminCall.get("users.find", "/bots/:bot/users", OperatorRight.READ_USERS, "Users of a bot"))
                        .json(request -> find(List.of(lookup.bot(request.bot())), request)));
    }

    private static AdminCall paged(AdminCall call) {
        return call.query("q", "an id, or how a name or an @username begins; without it all, the newest first")
                .query("after", "the place behind which the page begins, as the page before gave it")
                .query("most", "users of a page, up to " + MOST + "; without it " + USUAL);
    }

    private Future<JsonObject> find(List<ServedBot> bots, AdminRequest request) {
        int most = request.number("most", 1, MOST, USUAL);
        String words = request.query("q").orElse("").strip();
        return found(bots, words, request.query("after"), most + 1).map(found -> json(bots, found, most));
    }

    /** One more than a page, where there is one more. */
    Future<List<Found>> found(List<ServedBot> bots, String words, Optional<String> after, int most) {
        List<Integer> numbers = bots.stream().map(ServedBot::number).toList();
        Optional<Place> place = after.map(word -> place(word, words.isEmpty()));
        if (words.isEmpty()) {
            return people.newest(numbers, place, most);
        }
        if (words.startsWith("@")) {
            return people.byUsername(numbers, words.substring(1), place, most);
        }
        if (UserLookup.isId(words) && place.isEmpty()) {
            return people.byId(numbers, Long.parseLong(words))
                    .compose(one ->
                            one.isEmpty() ? people.byName(numbers, words, place, most) : Future.succeededFuture(one));
        }
        return people.byName(numbers, words, place, most);
    }

    private JsonObject json(List<ServedBot> bots, List<Found> found, int most) {
        List<Found> page = found.subList(0, Math.min(most, found.size()));
        JsonObject json = new JsonObject().put("users", users(bots, page)).put("more", found.size() > most);
        return found.size() > most ? json.put("after", word(page.getLast().place())) : json;
    }

    /** Somebody who was found at two names stands here once. */
    JsonArray users(List<ServedBot> bots, List<Found> found) {
        Map<Integer, String> names = bots.stream().collect(Collectors.toMap(ServedBot::number, ServedBot::id));
        return new JsonArray(found.stream()
                .map(one -> json(names.get(one.person().bot()), one))
                .distinct()
                .toList());
    }

    private JsonObject json(String bot, Found found) {
        return UserPage.named(found.person())
                .put("bot", bot)
                .put("firstSeen", found.firstSeen().toString())
                .put("lastSeen", found.lastSeen().map(LocalDate::toString).orElse(null))
                .put("reachable", found.reachable())
                .put(
                        "blocked",
                        blocks.isBlocked(new PersonKey(
                                found.person().bot(), found.person().id())));
    }

    private static String word(Place place) {
        return place.bot() + "_" + place.id() + "_" + place.key();
    }

    private static Place place(String word, boolean byTime) {
        Matcher parts = PLACE.matcher(word);
        if (!parts.matches() || byTime && !isMoment(parts.group(3))) {
            throw BodyFields.refused("after is '" + word + "'; use what the page before gave");
        }
        return new Place(parts.group(3), Integer.parseInt(parts.group(1)), Long.parseLong(parts.group(2)));
    }

    private static boolean isMoment(String text) {
        try {
            return Instant.parse(text) != null;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
