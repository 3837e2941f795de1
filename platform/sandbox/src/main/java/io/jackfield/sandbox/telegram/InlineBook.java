package io.jackfield.sandbox.telegram;

import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Inline queries of one bot: those it may still answer, and the results one may still choose. Used under the world's
 * lock.
 */
final class InlineBook {
    private static final Duration ANSWERABLE = Duration.ofSeconds(30);
    private static final int KEPT = 1_000;

    private final Clock clock;
    private final Map<String, Query> queries = new LinkedHashMap<>();

    /** What a result becomes when somebody chooses it. */
    record Choice(JsonObject content, Optional<JsonObject> keyboard) {}

    /** One question. */
    static final class Query {
        private final String id;
        private final String text;
        private final Instant at;
        private final Promise<InlineAnswer> answer = Promise.promise();
        private Map<String, Choice> choices = Map.of();

        private Query(String id, String text, Instant at) {
            this.id = id;
            this.text = text;
            this.at = at;
        }

        String id() {
            return id;
        }

        String text() {
            return text;
        }

        Promise<InlineAnswer> answer() {
            return answer;
        }

        void offer(Map<String, Choice> wanted) {
            choices = Map.copyOf(wanted);
        }

        Optional<Choice> choice(String result) {
            return Optional.ofNullable(choices.get(result));
        }
    }

    InlineBook(Clock clock) {
        this.clock = clock;
    }

    Query open(String text) {
        String id = Long.toString(ThreadLocalRandom.current().nextLong(1L << 60, Long.MAX_VALUE));
        Query query = new Query(id, text, clock.instant());
        queries.put(id, query);
        if (queries.size() > KEPT) {
            Iterator<Query> oldest = queries.values().iterator();
            oldest.next();
            oldest.remove();
        }
        return query;
    }

    Optional<Query> find(String id) {
        return Optional.ofNullable(queries.get(id));
    }

    /** As {@link #find}, but only while the bot may answer. */
    Optional<Query> answerable(String id) {
        return find(id).filter(query -> clock.instant().isBefore(query.at.plus(ANSWERABLE)))
                .filter(query -> !query.answer.future().isComplete());
    }
}
