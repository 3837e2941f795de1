package io.jackfield.sandbox.telegram;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Every poll, by its id. Used under the world's lock. */
final class PollBook {
    private final World world;
    private final Map<String, Poll> polls = new HashMap<>();
    private long last = 5_300_000_000_000_000_000L;

    PollBook(World world) {
        this.world = world;
    }

    /** A new poll, which closes by itself when its terms say so. */
    Poll open(BotAccount owner, PollTerms terms) {
        Poll poll = new Poll(Long.toString(++last), owner, terms);
        polls.put(poll.id(), poll);
        if (terms.closesAt() > 0) {
            long seconds = terms.closesAt() - world.now().getEpochSecond();
            world.after(Math.max(1, seconds * 1_000), poll::close);
        }
        return poll;
    }

    /** The same question, with no votes yet. */
    Poll copyOf(Poll original, BotAccount owner) {
        return open(owner, original.terms());
    }

    Optional<Poll> find(String id) {
        return Optional.ofNullable(polls.get(id));
    }

    /** The poll in a message. */
    Optional<Poll> in(SandboxMessage message) {
        return Optional.ofNullable(message.body().getJsonObject("poll")).flatMap(poll -> find(poll.getString("id")));
    }
}
