package io.jackfield.host.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchTest {
    private static final int DAY = 20_000;
    private static final MemoryKey COUNT = new MemoryKey(MemoryScope.ofUser(7, 5), "count");

    private static final ClosingListener NOBODY = new ClosingListener() {
        @Override
        public void stored() {}

        @Override
        public void refused(String reason) {}
    };

    private static final EventRow HAPPENED =
            EventRow.of(7, Instant.EPOCH, OptionalLong.of(5), "command", Map.of("command", "start"));

    private final Batch batch = new Batch(DAY);

    private static RowKey key(long id) {
        return new RowKey(DAY, 7, id);
    }

    private void arrive(long id) {
        batch.arrive(NewRow.update(key(id), 5, Buffer.buffer("{}")), stored -> {});
    }

    private void depart(long id, Writes writes) {
        batch.depart(new Closing(key(id), null, null, writes), NOBODY);
    }

    private static Writes remembering(String value) {
        return new Writes(Map.of(COUNT, Optional.ofNullable(value)), Set.of(), List.of());
    }

    private static List<Long> ids(Batch half) {
        return half.arrivals.stream().map(one -> one.row().key().updateId()).toList();
    }

    private static List<String> texts(Batch batch, int parameter) {
        Tuple tuple = batch.parameters();
        return Arrays.asList((String[]) tuple.getValue(parameter));
    }

    @Test
    void knowsWhatItTakesInMemory() {
        arrive(1);
        arrive(2);
        depart(3, Writes.NONE.after(Optional.of(HAPPENED)));

        assertThat(batch.bytes()).isEqualTo(2 * 2 + HAPPENED.facts().length());
        assertThat(batch.halves())
                .extracting(Batch::bytes)
                .containsExactly(2L, 2L + HAPPENED.facts().length());

        assertThat(batch.takeArrivals()).hasSize(2);
        assertThat(batch.arrivals).isEmpty();
        assertThat(batch.bytes()).isEqualTo(HAPPENED.facts().length());
    }

    @Test
    void halvesHaveEveryRowOnceAndInOrder() {
        for (long id = 1; id <= 5; id++) {
            arrive(id);
        }

        List<Batch> halves = batch.halves();

        assertThat(halves).extracting(BatchTest::ids).containsExactly(List.of(1L, 2L), List.of(3L, 4L, 5L));
        assertThat(halves).extracting(Batch::day).containsOnly(DAY);
    }

    @Test
    void halvesShareRowsOfEveryKind() {
        arrive(1);
        depart(2, remembering("a"));
        batch.mark(new SentMark(key(3), 1, true, null));
        batch.meet(new PersonRow(7, 5, "Ada", "", "", "en"), null);

        List<Batch> halves = batch.halves();

        assertThat(halves).extracting(Batch::rows).containsExactly(2, 2);
        assertThat(halves).extracting(Batch::hasState).containsExactly(true, true);
        assertThat(halves.getLast().marks).hasSize(1);
    }

    @Test
    void singleRowIsNotHalvedAnyMore() {
        depart(1, remembering("a"));

        assertThat(batch.halves()).containsExactly(batch);
    }

    @Test
    void halvingEndsWithSingleRows() {
        for (long id = 1; id <= 7; id++) {
            arrive(id);
            depart(100 + id, Writes.NONE);
        }

        assertThat(singles(batch)).isEqualTo(14);
    }

    private static int singles(Batch whole) {
        return whole.rows() == 1
                ? 1
                : whole.halves().stream().mapToInt(BatchTest::singles).sum();
    }

    @Test
    void laterWriteOfAValueWins() {
        depart(1, remembering("a"));
        depart(2, remembering("b"));

        assertThat(texts(batch, 23)).containsExactly("b");
    }

    @Test
    void forgottenValueIsNotRemembered() {
        depart(1, remembering("a"));
        depart(2, remembering(null));

        assertThat(texts(batch, 23)).isEmpty();
        assertThat(texts(batch, 27)).containsExactly("count");
    }

    @Test
    void textsLoseWhatPostgresqlCannotKeep() {
        DialogueTurn turn =
                new DialogueTurn(new DialogueKey(7, 5, 0), OffsetDateTime.now(ZoneOffset.UTC), 0, (short) 1, "a\0b");
        depart(1, new Writes(Map.of(COUNT, Optional.of("x\0")), Set.of(), List.of(turn)));
        batch.depart(new Closing(key(2), null, "failed: \0", Writes.NONE), NOBODY);

        assertThat(texts(batch, 23)).containsExactly("x");
        assertThat(texts(batch, 37)).containsExactly("ab");
        assertThat(texts(batch, 12)).containsExactly(null, "failed: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"count\0", "\0count", "co\0unt"})
    void namesThatBecomeOneAreOneRow(String name) {
        MemoryKey other = new MemoryKey(COUNT.scope(), name);
        depart(1, remembering("a"));
        depart(2, new Writes(Map.of(other, Optional.of("b")), Set.of(), List.of()));

        assertThat(texts(batch, 22)).containsExactly("count");
        assertThat(texts(batch, 23)).containsExactly("b");
    }

    @Test
    void partsOfARefusedBatchTakeNothingMore() {
        arrive(1);
        arrive(2);
        batch.doubt();

        assertThat(batch.isSealed()).isFalse();
        assertThat(batch.halves()).extracting(Batch::isSealed).containsOnly(true);
        assertThat(batch.halves()).extracting(Batch::isUncertain).containsOnly(true);
    }

    @Test
    void rowsThatSomebodyWaitsForAreUrgent() {
        batch.mark(new SentMark(key(3), 1, true, null));
        batch.meet(new PersonRow(7, 5, "Ada", "", "", "en"), null);
        assertThat(batch.urgentRows()).isZero();

        arrive(1);

        assertThat(batch.urgentRows()).isEqualTo(1);
        assertThat(batch.rows()).isEqualTo(3);
    }

    @Test
    void statesOfRowsFollowFromWhatIsKnown() {
        assertThat(new Closing(key(1), Buffer.buffer(), null, Writes.NONE).state())
                .isEqualTo(RowState.CLOSED);
        assertThat(new Closing(key(1), Buffer.buffer(), "error", Writes.NONE).state())
                .isEqualTo(RowState.CLOSED);
        assertThat(new Closing(key(1), null, null, Writes.NONE).state()).isEqualTo(RowState.DONE);
        assertThat(new Closing(key(1), null, "error", Writes.NONE).state()).isEqualTo(RowState.DEAD);
        assertThat(new SentMark(key(1), 1, false, "error").state()).isEqualTo(RowState.CLOSED);
        assertThat(new SentMark(key(1), 2, true, "error").state()).isEqualTo(RowState.UNDELIVERABLE);
        assertThat(new SentMark(key(1), 2, true, null).state()).isEqualTo(RowState.DONE);
    }

    @Test
    void rowsThatEndTogetherAreClosedByOneWrite() {
        batch.depart(new Closing(key(1), Buffer.buffer("reply"), null, Writes.NONE, List.of(key(2), key(3))), NOBODY);
        batch.depart(new Closing(key(4), null, "failed", Writes.NONE, List.of(key(5))), NOBODY);

        Tuple tuple = batch.parameters();

        assertThat((Long[]) tuple.getValue(9)).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat((Short[]) tuple.getValue(10))
                .containsExactly(RowState.CLOSED, RowState.DONE, RowState.DONE, RowState.DEAD, RowState.DEAD);
        assertThat((Buffer[]) tuple.getValue(11)).containsExactly(Buffer.buffer("reply"), null, null, null, null);
        assertThat(texts(batch, 12)).containsExactly(null, null, null, "failed", "failed");
        assertThat(batch.halves()).extracting(half -> half.departures.size()).containsExactly(1, 1);
    }
}
