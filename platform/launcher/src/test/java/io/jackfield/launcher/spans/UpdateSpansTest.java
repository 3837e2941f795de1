package io.jackfield.launcher.spans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.jackfield.host.trace.Trace;
import io.jackfield.host.trace.TraceId;
import io.jackfield.launcher.spans.Timeline.Part;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class UpdateSpansTest {
    private static final Trace UPDATE = Trace.of("shop", 7);

    private final List<TraceId> ended = new ArrayList<>();
    private final List<Timeline> timelines = new ArrayList<>();
    private long now = 100;

    private final UpdateSpans spans = new UpdateSpans(
            new UpdateSpans.Sink() {
                @Override
                public void accept(TraceId update, Timeline timeline) {
                    ended.add(update);
                    timelines.add(timeline);
                }

                @Override
                public void close() {}
            },
            () -> now);

    private UpdateSpans at(long time) {
        now = time;
        return spans;
    }

    @Test
    void stepsFollowEachOtherFromArrivalToTheLastMessage() {
        at(110).arrived(UPDATE, 100);
        at(130).begun(UPDATE, 100);
        at(170).asked(UPDATE.in("chat"), "openai", "luna", 150, "complete", false);
        at(180).called(UPDATE, "chat", 131, "");
        at(190).stored(UPDATE, 181, "", false);
        assertThat(ended).isEmpty();
        at(210).sent(UPDATE, 191, true);

        assertThat(ended).containsExactly(new TraceId("shop", 7));
        Timeline timeline = timelines.getFirst();
        assertThat(timeline.parts())
                .extracting(Part::name, Part::began, Part::ended)
                .containsExactly(
                        tuple("intake", 100L, 110L),
                        tuple("lane", 110L, 130L),
                        tuple("model luna", 150L, 170L),
                        tuple("plugin chat", 131L, 180L),
                        tuple("store", 181L, 190L),
                        tuple("send", 191L, 210L));
        assertThat(timeline.began()).isEqualTo(100);
        assertThat(timeline.ended()).isEqualTo(210);
        assertThat(timeline.isFailed()).isFalse();
    }

    @Test
    void updateWithoutAnAnswerIsAtItsEndWhenItIsStored() {
        at(110).begun(UPDATE, 100);
        at(120).stored(UPDATE, 111, "NO_WAY", true);

        assertThat(ended).hasSize(1);
        assertThat(timelines.getFirst().isFailed()).isTrue();
    }

    @Test
    void whatNoUpdateAskedForIsNotKept() {
        spans.sent(Trace.of("shop", -3), 90, false);
        spans.asked(Trace.NONE, "openai", "luna", 90, "broken", true);

        assertThat(ended).isEmpty();
    }

    @Test
    void updatesThatNeverEndMakeRoomForLaterOnes() {
        spans.arrived(UPDATE, 100);
        for (int update = 100; update < 20_100; update++) {
            spans.arrived(Trace.of("shop", update), 100);
        }

        spans.stored(UPDATE, 100, "", true);
        spans.stored(Trace.of("shop", 20_099), 100, "", true);

        assertThat(ended).containsExactly(new TraceId("shop", 20_099));
    }
}
