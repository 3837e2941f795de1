package io.jackfield.host.payment.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.payment.Checkout.Asks.What;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CustomerTest {
    @Test
    void whatCanBeUsedIsKeptInOneForm() {
        Customer customer = Customer.of(Map.of("email", " ada@example.org ", "phone", "998 (90) 123-45-67"));

        assertThat(customer.facts())
                .containsOnly(Map.entry("email", "ada@example.org"), Map.entry("phone", "+998901234567"));
        assertThat(customer.wrong()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ada",
                "ada@",
                "@example.org",
                "ada@example",
                "a b@example.org",
                "ada@example.org, eve@example.org"
            })
    void whatIsNoAddressIsAskedAgain(String email) {
        assertThat(Customer.of(Map.of("email", email))).isEqualTo(new Customer(Map.of(), Optional.of(What.EMAIL)));
    }

    @ParameterizedTest
    @CsvSource({"12345", "+99890123456789012", "phone", "''"})
    void whatIsNoNumberIsAskedAgain(String phone) {
        assertThat(Customer.of(Map.of("phone", phone)).wrong()).contains(What.PHONE);
    }

    @Test
    void whatIsNotAskedForIsNotKept() {
        assertThat(Customer.of(Map.of("name", "Ada")).facts()).isEmpty();
    }
}
