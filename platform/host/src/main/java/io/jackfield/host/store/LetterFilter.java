package io.jackfield.host.store;

import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Which letters; what is empty leaves nothing out.
 *
 * @param bots numbers of the bots whose letters they may be
 * @param from when they were set aside, at the earliest
 * @param to the same, excluded
 * @param selected single ones by bot and update; empty for all
 * @param live versions of plugins that are loaded: only letters whose plugin is loaded in another version than the one
 *     that failed
 */
public record LetterFilter(
        List<Integer> bots,
        Optional<LetterKind> kind,
        Optional<String> plugin,
        Optional<String> code,
        Optional<String> version,
        Optional<Instant> from,
        Optional<Instant> to,
        OptionalLong chat,
        List<One> selected,
        Optional<Map<String, String>> live) {

    /** A single letter. */
    public record One(int bot, long updateId) {}

    /** How many parameters {@link #WHERE} takes, from $1 on. */
    static final int PARAMETERS = 12;

    static final String WHERE = "l.bot = any($1::int[]) and ($2::smallint is null or l.kind = $2)"
            + " and ($3::text is null or l.plugin = $3) and ($4::text is null or l.code = $4)"
            + " and ($5::text is null or l.version = $5) and ($6::timestamptz is null or l.at >= $6)"
            + " and ($7::timestamptz is null or l.at < $7) and ($8::bigint is null or l.chat = $8)"
            + " and ($9::int[] is null or (l.bot, l.update_id) in (select * from unnest($9::int[], $10::bigint[])))"
            + " and ($11::text[] is null or exists (select from unnest($11::text[], $12::text[]) v(plugin, version)"
            + " where v.plugin = l.plugin and v.version <> l.version))";

    /** All letters of these bots. */
    public static LetterFilter of(List<Integer> bots) {
        return new LetterFilter(
                bots,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                List.of(),
                Optional.empty());
    }

    Tuple parameters() {
        return Tuple.tuple()
                .addValue(bots.toArray(Integer[]::new))
                .addValue(kind.map(LetterKind::stored).orElse(null))
                .addString(plugin.map(StoredText::clean).orElse(null))
                .addString(code.map(StoredText::clean).orElse(null))
                .addString(version.map(StoredText::clean).orElse(null))
                .addValue(StoredValues.time(from))
                .addValue(StoredValues.time(to))
                .addValue(chat.isPresent() ? chat.getAsLong() : null)
                .addValue(
                        selected.isEmpty()
                                ? null
                                : selected.stream().map(One::bot).toArray(Integer[]::new))
                .addValue(
                        selected.isEmpty()
                                ? null
                                : selected.stream().map(One::updateId).toArray(Long[]::new))
                .addValue(live.map(all -> all.keySet().toArray(String[]::new)).orElse(null))
                .addValue(live.map(all -> all.values().toArray(String[]::new)).orElse(null));
    }

    static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
