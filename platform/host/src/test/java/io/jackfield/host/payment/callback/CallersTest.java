package io.jackfield.host.payment.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.host.payment.callback.Caller.Outcome;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How many honest calls are turned away, and how many forged ones leave a row. Time is counted here, in milliseconds.
 */
class CallersTest {
    private static final String SYSTEM = "203.0.113.7";
    private static final String FORGER = "198.51.100.4";

    private final Callers callers = new Callers();
    private long millis;
    private int refused;
    private int rows;

    private void call(String address, Outcome outcome) {
        Caller caller = callers.find("click", address, nanos());
        if (caller.isRefused(nanos())) {
            refused++;
            return;
        }
        rows += caller.mayWrite(nanos()) || outcome == Outcome.CHANGED ? 1 : 0;
        caller.ended(outcome, nanos());
    }

    private long nanos() {
        return millis * 1_000_000;
    }

    @Test
    void honestSystemIsNeverTurnedAwayHoweverFastItCallsAndWhateverStrangersDo() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        int honest = 0;
        for (int call = 0; call < 200_000; call++) {
            millis += random.nextInt(3);
            if (random.nextBoolean()) {
                int before = refused;
                // Three of ten change nothing: repeated calls, unknown orders, questions.
                call(SYSTEM, random.nextInt(10) < 3 ? Outcome.FRUITLESS : Outcome.CHANGED);
                honest++;
                assertThat(refused).as("seed " + seed + ", call " + call).isEqualTo(before);
            } else {
                call("198.51." + random.nextInt(256) + "." + random.nextInt(256), Outcome.FRUITLESS);
            }
        }
        assertThat(honest).isGreaterThan(90_000);
    }

    @Test
    void forgerFromOneAddressLeavesSixtyRowsAndThenTenAMinute() {
        for (millis = 0; millis < 3_600_000; millis += 20) {
            call(FORGER, Outcome.FRUITLESS);
        }

        assertThat(rows).isBetween(650, 670);
        assertThat(refused).isEqualTo(180_000 - rows);
    }

    @Test
    void forgersFromEverywhereLeaveThreeHundredRowsAndThenTenAMinute() {
        for (millis = 0; millis < 3_600_000; millis += 20) {
            call("198.18." + millis / 20 % 65_536 / 256 + "." + millis / 20 % 256, Outcome.FRUITLESS);
        }

        assertThat(rows).isBetween(890, 910);
        assertThat(refused).as("each of them has hardly called").isZero();
    }

    @Test
    void callerIsNotToBlameForWhatNobodyCouldAnswer() {
        for (int call = 0; call < 1_000; call++) {
            call(SYSTEM, Outcome.UNANSWERED);
        }

        assertThat(refused).isZero();
    }

    @Test
    void systemWithAWrongKeyIsHeardAsSoonAsTheKeyIsRight() {
        for (int call = 0; call < 100; call++) {
            call(SYSTEM, Outcome.FRUITLESS);
        }
        assertThat(refused).isEqualTo(40);
        millis += 6_100;

        call(SYSTEM, Outcome.CHANGED);
        for (int call = 0; call < 500; call++) {
            call(SYSTEM, Outcome.FRUITLESS);
        }

        assertThat(refused).isEqualTo(40);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "185.71.76.0", "185.71.76.31", "::ffff:185.71.76.5", "77.75.156.11", "2a02:5180:ffff::9", "127.0.0.1",
                "::1", "10.0.0.1", "172.18.0.1", "192.168.1.5", "fd00::1", "fe80::1"
            })
    void callsOfTheSystemsOwnAddressesAndOfTheOperatorsNetworkAreNeverHeldUp(String address) {
        callers.named("click", List.of("185.71.76.0/27", "77.75.156.11/32", "2a02:5180::/32"));

        for (int call = 0; call < 1_000; call++) {
            call(address, Outcome.FRUITLESS);
        }

        assertThat(refused).isZero();
        assertThat(rows).isEqualTo(1_000);
    }

    @ParameterizedTest
    @CsvSource({
        "185.71.76.32, 185.71.76.32",
        "77.75.156.12, 77.75.156.12",
        "2a02:5181::1, 2a02:5181::2",
        "2001:db8:1:2::1, 2001:db8:1:2:ffff::9",
        "not an address, not an address"
    })
    void strangersAreKnownByTheirAddressAndWithIpV6ByTheirNetwork(String address, String neighbour) {
        callers.named("click", List.of("185.71.76.0/27", "77.75.156.11/32", "2a02:5180::/32"));
        for (int call = 0; call < 60; call++) {
            call(address, Outcome.FRUITLESS);
        }
        assertThat(refused).isZero();

        call(neighbour, Outcome.FRUITLESS);

        assertThat(refused).isOne();
    }

    @Test
    void oneProvidersStrangersCostAnotherNothing() {
        for (int call = 0; call < 60; call++) {
            call(FORGER, Outcome.FRUITLESS);
        }

        assertThat(callers.find("payme", FORGER, nanos()).isRefused(nanos())).isFalse();
    }

    @Test
    void rangeIsOneOfItsKindOfAddress() {
        assertThatThrownBy(() -> AddressRange.of("185.71.76.0/33")).hasMessageContaining("use 0 to 32");
        assertThatThrownBy(() -> AddressRange.of("host.example/24")).isInstanceOf(IllegalArgumentException.class);
    }
}
