package io.jackfield.sandbox.telegram.faults;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.Random;
import java.util.regex.Pattern;

/**
 * One kind of trouble for some calls. Start with {@link #on(String)}, say how often, end with what happens:
 * {@code FaultRule.on("send*").inChat(5).next(3).rateLimit(2)}.
 *
 * @param method name with {@code *} for any characters, in any letter case
 * @param chat only calls with this {@code chat_id}; every call when empty
 * @param frequency which of the matching calls are struck
 * @param kind what happens to them
 * @param amount seconds to wait for {@link FaultKind#RATE_LIMIT}, the status for {@link FaultKind#ERROR}, milliseconds
 *     for {@link FaultKind#SLOW}; otherwise zero
 * @param most the upper end when the amount is to be drawn anew for each call; else the same as {@code amount}
 * @param words what an error says after {@code Bad Request: }; empty for words of the sandbox's own
 */
public record FaultRule(
        String method, OptionalLong chat, Frequency frequency, FaultKind kind, long amount, long most, String words) {

    /**
     * Which of the matching calls are struck; exactly one of the three is set.
     *
     * @param next only that many, from now on; zero when unused
     * @param every each call with a number divisible by this; zero when unused
     * @param probability from 0 to 1; zero when unused
     */
    public record Frequency(int next, int every, double probability) {
        public Frequency {
            int set = (next > 0 ? 1 : 0) + (every > 0 ? 1 : 0) + (probability > 0 ? 1 : 0);
            if (set != 1 || next < 0 || every < 0 || !(probability >= 0 && probability <= 1)) {
                throw new IllegalArgumentException("next=" + next + " every=" + every + " probability=" + probability
                        + "; give exactly one: next and every from 1, probability above 0 and up to 1");
            }
        }

        static final Frequency ALWAYS = new Frequency(0, 1, 0);
    }

    public FaultRule {
        if (kind == FaultKind.ERROR && (amount < 400 || amount > 599)) {
            throw new IllegalArgumentException("status is " + amount + "; an error is 400 to 599");
        }
        if (amount < 0 || most < amount) {
            throw new IllegalArgumentException(
                    "amount is " + amount + " to " + most + "; use zero or more, the smaller one first");
        }
    }

    /** Strikes every call of the methods that {@code method} matches, until told otherwise. */
    public static Builder on(String method) {
        return new Builder(method, OptionalLong.empty(), Frequency.ALWAYS);
    }

    /** The rule as it is sent to {@code POST /sandbox/faults}. */
    public static FaultRule fromJson(JsonObject json) {
        FaultKind kind = kind(json.getString("kind", ""));
        Builder builder = on(json.getString("method", "*"));
        if (json.getLong("chat") != null) {
            builder = builder.inChat(json.getLong("chat"));
        }
        if (json.containsKey("next") || json.containsKey("every") || json.containsKey("probability")) {
            builder = builder.with(new Frequency(
                    json.getInteger("next", 0), json.getInteger("every", 0), json.getDouble("probability", 0.0)));
        }
        return switch (kind) {
            case RATE_LIMIT -> {
                int seconds = json.getInteger("retryAfter", 1);
                yield builder.rateLimit(seconds, json.getInteger("retryAfterMost", seconds));
            }
            case ERROR ->
                json.containsKey("description")
                        ? builder.refuse(json.getString("description"))
                        : builder.error(json.getInteger("status", 500));
            case SLOW -> builder.slow(Duration.ofMillis(json.getLong("millis", 1_000L)));
            case CUT_BEFORE -> builder.cutBefore();
            case CUT_AFTER -> builder.cutAfter();
        };
    }

    private static FaultKind kind(String name) {
        return Arrays.stream(FaultKind.values())
                .filter(kind -> kind.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "kind is '" + name + "'; use one of " + Arrays.toString(FaultKind.values())));
    }

    /** The same shape that {@link #fromJson} reads. */
    public JsonObject toJson() {
        JsonObject json = new JsonObject().put("method", method).put("kind", kind.name());
        chat.ifPresent(id -> json.put("chat", id));
        if (frequency.next() > 0) {
            json.put("next", frequency.next());
        } else if (frequency.every() > 0) {
            json.put("every", frequency.every());
        } else {
            json.put("probability", frequency.probability());
        }
        switch (kind) {
            case RATE_LIMIT -> json.put("retryAfter", amount).put("retryAfterMost", most);
            case ERROR -> json.put(words.isEmpty() ? "status" : "description", words.isEmpty() ? amount : words);
            case SLOW -> json.put("millis", amount);
            default -> {}
        }
        return json;
    }

    /** The same rule with an amount for one call. */
    FaultRule drawn(Random dice) {
        long one = most == amount ? amount : dice.nextLong(amount, most + 1);
        return new FaultRule(method, chat, frequency, kind, one, one, words);
    }

    Pattern methodPattern() {
        return Pattern.compile(Pattern.quote(method).replace("*", "\\E.*\\Q"), Pattern.CASE_INSENSITIVE);
    }

    /** A rule on its way; each method gives a new one. */
    public static final class Builder {
        private final String method;
        private final OptionalLong chat;
        private final Frequency frequency;

        private Builder(String method, OptionalLong chat, Frequency frequency) {
            this.method = method;
            this.chat = chat;
            this.frequency = frequency;
        }

        public Builder inChat(long chatId) {
            return new Builder(method, OptionalLong.of(chatId), frequency);
        }

        /** Strikes only the next {@code count} matching calls. */
        public Builder next(int count) {
            return with(new Frequency(count, 0, 0));
        }

        /** Strikes each {@code nth} matching call. */
        public Builder every(int nth) {
            return with(new Frequency(0, nth, 0));
        }

        /** Strikes with this chance, 0 to 1; the dice are the same in every run. */
        public Builder withProbability(double probability) {
            return with(new Frequency(0, 0, probability));
        }

        private Builder with(Frequency wanted) {
            return new Builder(method, chat, wanted);
        }

        /** 429 Too Many Requests. */
        public FaultRule rateLimit(int retryAfterSeconds) {
            return rateLimit(retryAfterSeconds, retryAfterSeconds);
        }

        /** 429 Too Many Requests, with a time to wait from this range, drawn anew each time, the same in every run. */
        public FaultRule rateLimit(int leastSeconds, int mostSeconds) {
            return new FaultRule(method, chat, frequency, FaultKind.RATE_LIMIT, leastSeconds, mostSeconds, "");
        }

        /** 400 Bad Request with these words behind it, such as {@code RICH_VALIDATE_SIMULATED}. */
        public FaultRule refuse(String description) {
            return new FaultRule(method, chat, frequency, FaultKind.ERROR, 400, 400, description);
        }

        /** An HTTP status from 400 to 599. */
        public FaultRule error(int status) {
            return rule(FaultKind.ERROR, status);
        }

        public FaultRule slow(Duration pause) {
            return rule(FaultKind.SLOW, pause.toMillis());
        }

        public FaultRule cutBefore() {
            return rule(FaultKind.CUT_BEFORE, 0);
        }

        public FaultRule cutAfter() {
            return rule(FaultKind.CUT_AFTER, 0);
        }

        private FaultRule rule(FaultKind kind, long amount) {
            return new FaultRule(method, chat, frequency, kind, amount, amount, "");
        }
    }
}
