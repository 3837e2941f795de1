package io.jackfield.host.staff;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.host.staff.TokenCheck.Answer;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.threeten.extra.MutableClock;

class TokenCheckTest {
    private static final Visitor HERE = new Visitor("203.0.113.9", "");
    private static final Visitor ELSEWHERE = new Visitor("203.0.113.10", "");
    private static final Visitor MACHINE = new Visitor("127.0.0.1", "");

    private final MutableClock clock = MutableClock.of(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);
    private int looks;
    private final OperatorDirectory host =
            token -> Future.succeededFuture(token.equals("host") ? Optional.of(Operator.ofToken()) : Optional.empty());
    private final TokenCheck check = new TokenCheck(
            token -> {
                looks++;
                return token.equals("eve")
                        ? Future.succeededFuture(
                                Optional.of(new Operator(Optional.of("eve"), OperatorRole.SUPPORT.rights())))
                        : host.withToken(token);
            },
            host,
            clock);

    private Answer ask(String token, Visitor visitor) {
        return check.check(token, visitor).await();
    }

    private void tryWrongOnes(Visitor visitor) {
        for (int i = 0; i < 5; i++) {
            assertThat(ask("wrong " + i, visitor)).isInstanceOf(Answer.Unknown.class);
        }
    }

    @Test
    void addressWithFiveWrongTokensWaitsUntilTheFirstIsAMinuteOld() {
        tryWrongOnes(HERE);
        clock.add(Duration.ofSeconds(20));
        int before = looks;

        assertThat(ask("wrong", HERE)).isEqualTo(new Answer.Wait(Duration.ofSeconds(40)));
        assertThat(ask("eve", HERE)).as("not even looked at").isInstanceOf(Answer.Wait.class);
        assertThat(looks).isEqualTo(before);

        clock.add(Duration.ofSeconds(40));
        assertThat(ask("eve", HERE)).isInstanceOf(Answer.Known.class);
    }

    @Test
    void rightTokensFromElsewhereDoNotNotice() {
        tryWrongOnes(HERE);

        assertThat(ask("eve", ELSEWHERE)).isInstanceOf(Answer.Known.class);
    }

    @Test
    void hostsOwnTokenAlwaysCountsOnTheMachineItself() {
        tryWrongOnes(MACHINE);

        assertThat(ask("host", MACHINE)).isInstanceOf(Answer.Known.class);
        assertThat(ask("eve", MACHINE)).isInstanceOf(Answer.Wait.class);
        tryWrongOnes(HERE);
        assertThat(ask("host", HERE)).isInstanceOf(Answer.Wait.class);
    }
}
