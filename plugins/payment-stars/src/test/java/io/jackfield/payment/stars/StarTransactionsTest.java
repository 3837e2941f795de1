package io.jackfield.payment.stars;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.Money;
import io.jackfield.api.payment.PaymentProvider.Reported;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StarTransactionsTest {
    private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");

    private final List<Map<String, Object>> entries = new ArrayList<>();
    private int asked;

    @Test
    void findsATimeAmongMany() {
        for (int minute = 0; minute < 1_000; minute++) {
            paid("c" + minute, minute, "2:stars:order-" + minute + "x");
        }

        List<Reported> found = list(700, 702);

        assertThat(found).extracting(Reported::systemId).containsExactly("c700", "c701", "c702");
        assertThat(found.getFirst().orderId()).contains("order-700x");
        assertThat(asked).as("pages asked for").isLessThan(20);
    }

    @Test
    void refundIsAnEntryUnderTheSameId() {
        paid("c1", 1, "2:stars:order-x");
        entries.add(Map.of("id", "c1", "amount", 250, "date", seconds(9), "receiver", Map.of("type", "user")));

        assertThat(list(0, 5)).singleElement().satisfies(one -> {
            assertThat(one.where()).isEqualTo(Reported.Where.TAKEN);
            assertThat(one.returned()).isEqualTo(new Money(250, "XTR"));
        });
    }

    @Test
    void whatIsNoPaymentOfAUserIsLeftOut() {
        entries.add(Map.of("id", "w", "amount", 10, "date", seconds(1), "receiver", Map.of("type", "fragment")));
        entries.add(Map.of("id", "a", "amount", 10, "date", seconds(2), "source", Map.of("type", "telegram_ads")));
        paid("other", 3, "somebody-else");

        assertThat(list(0, 5)).extracting(Reported::systemId).containsExactly("other");
        assertThat(list(0, 5).getFirst().orderId()).isEqualTo(Optional.empty());
    }

    @Test
    void nothingIsNothing() {
        assertThat(list(0, 5)).isEmpty();
        assertThat(new StarTransactions(page -> true).between(START, START)).isEmpty();
    }

    private List<Reported> list(int fromMinute, int toMinute) {
        return new StarTransactions(this::page).between(at(fromMinute), at(toMinute));
    }

    private Object page(Map<String, Object> parameters) {
        asked++;
        return Map.of(
                "transactions",
                entries.stream()
                        .skip((int) parameters.get("offset"))
                        .limit((int) parameters.get("limit"))
                        .toList());
    }

    private void paid(String id, int minute, String payload) {
        entries.add(Map.of(
                "id",
                id,
                "amount",
                250,
                "date",
                seconds(minute),
                "source",
                Map.of("type", "user", "user", Map.of("id", 7), "invoice_payload", payload)));
    }

    private static Instant at(int minute) {
        return START.plusSeconds(minute * 60L);
    }

    private static long seconds(int minute) {
        return at(minute).getEpochSecond();
    }
}
