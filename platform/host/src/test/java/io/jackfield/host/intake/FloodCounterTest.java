package io.jackfield.host.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.Money;
import io.jackfield.api.chat.Chat;
import io.jackfield.api.chat.IncomingMessage;
import io.jackfield.api.chat.Person;
import io.jackfield.host.ServedBots;
import io.jackfield.host.config.FloodConfig;
import io.jackfield.host.intake.FloodCounter.Verdict;
import io.jackfield.host.routing.UpdateRules;
import io.jackfield.host.store.RowKey;
import io.jackfield.host.telegram.IncomingUpdate;
import io.jackfield.host.telegram.IncomingUpdate.Content;
import io.jackfield.host.telegram.IncomingUpdate.DraftStopped;
import io.jackfield.host.telegram.IncomingUpdate.Paid;
import io.jackfield.host.telegram.IncomingUpdate.Pressed;
import io.jackfield.host.telegram.IncomingUpdate.Refunded;
import io.jackfield.host.telegram.IncomingUpdate.Written;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.threeten.extra.MutableClock;

class FloodCounterTest {
    private static final Money PRICE = new Money(100, "XTR");
    private static final int LIMIT = 10;
    private static final Content TEXT = written("");

    private final Map<String, Long> redis = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    private boolean down;
    private final MutableClock clock = MutableClock.of(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);
    private final FloodCounter counter = node();

    private FloodCounter node() {
        return new FloodCounter(clock, this::add, update -> UpdateRules.saysStop(update, Map.of()));
    }

    private Future<Long> add(String name, long more, Duration kept) {
        asked.add(name);
        return down ? Future.failedFuture("down") : Future.succeededFuture(redis.merge(name, more, Long::sum));
    }

    private static Content written(String command) {
        IncomingMessage message = new IncomingMessage(11, Instant.EPOCH, "", List.of(), Optional.empty(), "");
        return new Written(message, Optional.of(command).filter(name -> !name.isEmpty()), "");
    }

    private static IncomingUpdate of(long user, Content content, FloodConfig limit) {
        return new IncomingUpdate(
                ServedBots.limitedBy(limit),
                new RowKey(1, 7, 1),
                Chat.privateChat(user),
                Optional.of(new Person(user, "Ada", "", Optional.empty(), "en")),
                content);
    }

    private static IncomingUpdate of(long user, Content content) {
        return of(user, content, new FloodConfig(LIMIT, Duration.ofMinutes(1), 3));
    }

    private List<Verdict> send(FloodCounter node, int count) {
        return IntStream.range(0, count)
                .mapToObj(index -> node.count(of(5, TEXT)))
                .toList();
    }

    @Test
    void whatIsBeyondTheLimitIsRefusedUntilTheWindowIsOver() {
        assertThat(send(counter, LIMIT)).containsOnly(Verdict.ADMITTED);
        assertThat(send(counter, 3)).containsExactly(Verdict.TOO_MANY, Verdict.STILL_TOO_MANY, Verdict.STILL_TOO_MANY);
        clock.add(Duration.ofSeconds(20));
        assertThat(counter.left(of(5, TEXT))).isEqualTo(Duration.ofSeconds(40));

        clock.add(Duration.ofSeconds(40));

        assertThat(send(counter, 1)).containsExactly(Verdict.ADMITTED);
    }

    @Test
    void usersAreCountedOneByOne() {
        send(counter, LIMIT + 1);

        assertThat(counter.count(of(6, TEXT))).isEqualTo(Verdict.ADMITTED);
    }

    @Test
    void paymentsAndWhateverStopsAnAnswerAlwaysPass() {
        send(counter, LIMIT + 1);

        for (Content content : List.of(
                new Paid("2:stars:vip", PRICE, "t1", "", Instant.EPOCH, Optional.empty(), false, false),
                new Refunded("2:stars:vip", PRICE, "t1"),
                new DraftStopped(4),
                new Pressed("q", "0:stop:4", 12, Instant.EPOCH),
                new Pressed("q", "3:stop:", 12, Instant.EPOCH),
                written("stop"))) {
            assertThat(counter.count(of(5, content))).as("%s", content).isEqualTo(Verdict.ADMITTED);
        }
        assertThat(counter.count(of(5, new Pressed("q", "1:menu:open:", 12, Instant.EPOCH))))
                .isEqualTo(Verdict.STILL_TOO_MANY);
        assertThat(counter.count(of(5, new Pressed("q", "3:help:", 12, Instant.EPOCH))))
                .isEqualTo(Verdict.STILL_TOO_MANY);
        assertThat(counter.count(of(5, written("help")))).isEqualTo(Verdict.STILL_TOO_MANY);
    }

    @Test
    void nobodyIsAskedBeforeHalfOfTheLimitAndNothingAfterIt() {
        send(counter, LIMIT / 2 - 1);
        assertThat(asked).isEmpty();

        send(counter, LIMIT);

        assertThat(asked).hasSize(LIMIT / 2 + 1);
        assertThat(redis.values()).containsExactly((long) LIMIT);
    }

    @Test
    void nodesCountTogether() {
        send(node(), LIMIT - 2);

        assertThat(send(counter, LIMIT)).contains(Verdict.TOO_MANY);
        assertThat(send(counter, LIMIT)).containsOnly(Verdict.STILL_TOO_MANY);
        assertThat(redis.values())
                .singleElement()
                .satisfies(total -> assertThat(total).isLessThan(LIMIT + LIMIT / 2));
    }

    @Test
    void withRedisDownEachNodeCountsAlone() {
        down = true;
        send(node(), LIMIT);

        assertThat(send(counter, LIMIT)).containsOnly(Verdict.ADMITTED);
        assertThat(send(counter, 1)).containsExactly(Verdict.TOO_MANY);
    }

    @Test
    void withoutALimitNothingIsCounted() {
        for (int count = 0; count < 100; count++) {
            assertThat(counter.count(of(5, TEXT, FloodConfig.none()))).isEqualTo(Verdict.ADMITTED);
        }
        assertThat(asked).isEmpty();
    }
}
