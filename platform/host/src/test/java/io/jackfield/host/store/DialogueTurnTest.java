package io.jackfield.host.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DialogueTurnTest {
    @Test
    void longTurnsAreLoadedAsFarAsTheyComeToAMillionBytes() {
        List<DialogueTurn> turns = turns(200, 100_000);

        assertThat(DialogueTurn.latest(turns, 200)).isEqualTo(turns.subList(189, 200));
        assertThat(DialogueTurn.latest(turns, 3)).isEqualTo(turns.subList(197, 200));
    }

    @Test
    void latestTurnIsThereWhateverItsLength() {
        assertThat(DialogueTurn.latest(turns(2, 3_000_000), 20)).hasSize(1);
        assertThat(DialogueTurn.latest(turns(2, 10), 0)).isEmpty();
    }

    private static List<DialogueTurn> turns(int count, int length) {
        return IntStream.range(0, count)
                .mapToObj(i -> new DialogueTurn(
                        new DialogueKey(1, 2, 0),
                        OffsetDateTime.of(2026, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC),
                        i,
                        (short) 1,
                        "a".repeat(length)))
                .toList();
    }
}
