package io.jackfield.api.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.api.Money;
import io.jackfield.api.chat.Person;
import io.jackfield.api.chat.Recipient;
import java.time.Instant;
import java.time.Period;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaymentOrderTest {
    @ParameterizedTest
    @ValueSource(strings = {"a_b", "", "A-100", "a b"})
    void orderIdsGoThroughEveryPaymentSystem(String id) {
        assertThatThrownBy(() -> order(id)).hasMessageContaining("order id is '" + id + "'");
    }

    @Test
    void orderIdsEndWithALetter() {
        assertThat(order("A-1001x").id()).isEqualTo("A-1001x");
    }

    private static PaymentOrder order(String id) {
        return new PaymentOrder(
                id,
                new Person(7, "Ann", "", Optional.empty(), "en"),
                Recipient.of("helper", 7),
                new PaymentOrder.Product("month", Optional.of(Period.ofMonths(1)), false, Map.of()),
                "One month",
                "Everything for a month",
                new Money(59_900, "RUB"),
                PaymentOrder.State.OPEN,
                Instant.EPOCH,
                Map.of());
    }
}
