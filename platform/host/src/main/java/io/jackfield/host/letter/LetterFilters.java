package io.jackfield.host.letter;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.host.store.LetterFilter;
import io.jackfield.host.telegram.ServedBot;
import io.jackfield.host.trace.TraceId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Knows bots and plugins as they are now, so that the choice of an operator becomes one of rows. Core loop only. */
public final class LetterFilters {
    private final Supplier<List<ServedBot>> bots;
    private final Supplier<Map<String, String>> plugins;

    /**
     * @param bots those that are served
     * @param plugins versions of those that are loaded, by id
     */
    public LetterFilters(Supplier<List<ServedBot>> bots, Supplier<Map<String, String>> plugins) {
        this.bots = bots;
        this.plugins = plugins;
    }

    /** Only letters of bots that are served. */
    public LetterFilter filter(LetterChoice choice) {
        return new LetterFilter(
                choice.bot()
                        .map(id -> List.of(bot(id).number()))
                        .orElseGet(
                                () -> bots.get().stream().map(ServedBot::number).toList()),
                choice.kind(),
                choice.plugin(),
                choice.code(),
                choice.version(),
                choice.from(),
                choice.to(),
                choice.chat(),
                choice.letters().stream().map(this::one).toList(),
                choice.newer() ? Optional.of(plugins.get()) : Optional.empty());
    }

    /** A letter by the trace id of its update. */
    public LetterFilter.One one(String letter) {
        try {
            TraceId id = TraceId.parse(letter);
            return new LetterFilter.One(bot(id.bot()).number(), id.update());
        } catch (IllegalArgumentException e) {
            throw new JackfieldException(StandardError.REQUEST_REJECTED, e.getMessage(), e);
        }
    }

    /** One that is served. */
    public ServedBot bot(String id) {
        return bots.get().stream()
                .filter(bot -> bot.id().equals(id))
                .findFirst()
                .orElseThrow(
                        () -> new JackfieldException(StandardError.NOT_FOUND, "this host serves no bot '" + id + "'"));
    }

    /** By its number in the tables. */
    public Optional<ServedBot> bot(int number) {
        return bots.get().stream().filter(bot -> bot.number() == number).findFirst();
    }
}
