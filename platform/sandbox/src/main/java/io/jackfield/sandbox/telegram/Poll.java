package io.jackfield.sandbox.telegram;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** A poll with its votes, and the messages that show it. Used under the world's lock. */
final class Poll {
    private final String id;
    private final BotAccount owner;
    private final PollTerms terms;
    private final Map<Long, List<Integer>> votes = new LinkedHashMap<>();
    private final List<Place> places = new ArrayList<>();
    private boolean closed;

    private record Place(Room room, long message) {}

    Poll(String id, BotAccount owner, PollTerms terms) {
        this.id = id;
        this.owner = owner;
        this.terms = terms;
        this.closed = terms.bornClosed();
    }

    String id() {
        return id;
    }

    BotAccount owner() {
        return owner;
    }

    PollTerms terms() {
        return terms;
    }

    boolean isClosed() {
        return closed;
    }

    void shownIn(Room room, long message) {
        places.add(new Place(room, message));
    }

    /** What a person has chosen; empty when nothing. */
    List<Integer> votesOf(long user) {
        return votes.getOrDefault(user, List.of());
    }

    /**
     * Changes somebody's vote; no options take it back.
     *
     * @throws IllegalArgumentException where Telegram would not let them
     */
    void vote(SandboxUser user, List<Integer> wanted) {
        List<Integer> options = List.copyOf(new TreeSet<>(wanted));
        requireVotable(user, options);
        if (options.isEmpty()) {
            votes.remove(user.id());
        } else {
            votes.put(user.id(), options);
        }
        if (!terms.anonymous()) {
            owner.updates()
                    .add(
                            "poll_answer",
                            new JsonObject()
                                    .put("poll_id", id)
                                    .put("user", user.asSender())
                                    .put("option_ids", new JsonArray(options)));
        }
        changed();
    }

    private void requireVotable(SandboxUser user, List<Integer> options) {
        if (closed) {
            throw new IllegalArgumentException("the poll is closed");
        }
        if (options.stream()
                .anyMatch(option -> option < 0 || option >= terms.options().size())) {
            throw new IllegalArgumentException("options are " + options + "; the poll has 0 to "
                    + (terms.options().size() - 1));
        }
        if (options.size() > 1 && !terms.several()) {
            throw new IllegalArgumentException("the poll takes one answer, not " + options.size());
        }
        if (terms.quiz() && votes.containsKey(user.id())) {
            throw new IllegalArgumentException("a quiz is answered once");
        }
    }

    void close() {
        if (!closed) {
            closed = true;
            changed();
        }
    }

    private void changed() {
        owner.updates().add("poll", toJson());
        for (Place place : places) {
            place.room()
                    .log()
                    .find(place.message())
                    .ifPresent(message ->
                            place.room().refresh(message.withBody(message.json().put("poll", toJson()))));
        }
    }

    /** The Bot API's Poll. */
    JsonObject toJson() {
        JsonArray options = new JsonArray();
        for (int index = 0; index < terms.options().size(); index++) {
            int option = index;
            long voters = votes.values().stream()
                    .filter(chosen -> chosen.contains(option))
                    .count();
            options.add(terms.options().get(index).toJson("text").put("voter_count", voters));
        }
        JsonObject json = new JsonObject()
                .put("id", id)
                .mergeIn(terms.question().toJson("question"))
                .put("options", options)
                .put("total_voter_count", votes.size())
                .put("is_closed", closed)
                .put("is_anonymous", terms.anonymous())
                .put("type", terms.quiz() ? "quiz" : "regular")
                .put("allows_multiple_answers", terms.several());
        return terms.putFurther(json);
    }
}
