package io.jackfield.payment.yookassa;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.Money;
import io.jackfield.api.StandardError;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Worked examples of YooKassa's protocol. */
class ProtocolTest {
    private static final String PAYMENT = """
            {"id":"2f1a9d30-000f-5000-a000-1b2c3d4e5f60","status":"succeeded","paid":true,
             "amount":{"value":"990.00","currency":"RUB"},"refunded_amount":{"value":"10.50","currency":"RUB"},
             "metadata":{"order_id":"A-1001","bot_id":"7","attempt":"12"},
             "payment_method":{"type":"bank_card","id":"2f1a9d30-000f","saved":true,"card":{"last4":"4477"}},
             "created_at":"2026-11-20T06:30:00.129Z","captured_at":"2026-11-20T06:31:10.001Z",
             "recipient":{"account_id":"100500","gateway_id":"100700"},"refundable":true,"test":true,"new":[1.5,null]}
            """;

    @ParameterizedTest
    @CsvSource({
        "pay:A-1001:attempt:1, c7b805e0-ee11-5501-99ad-0a57becb1927",
        "pay:A-1001:attempt:2, 349310b6-52b9-5ea2-b145-57991b27ea42",
        "refund:A-1001:1, 46000ec2-2675-5b51-983c-831aebb9257d",
        "autopay:sub-55:2026-12-01, d8da77a5-7e99-53b0-a506-67037ef476f6"
    })
    void keyIsMadeOfItsName(String name, String key) {
        assertThat(IdempotenceKey.of(name)).isEqualTo(key);
    }

    @Test
    void keysOfAnOrderDiffer() {
        assertThat(IdempotenceKey.ofPage("A-1001", 2)).isEqualTo("349310b6-52b9-5ea2-b145-57991b27ea42");
        assertThat(IdempotenceKey.ofRefund("A-1001", "1")).isEqualTo("46000ec2-2675-5b51-983c-831aebb9257d");
        assertThat(IdempotenceKey.ofCharge("A-1001", 2)).isNotEqualTo(IdempotenceKey.ofPage("A-1001", 2));
    }

    @ParameterizedTest
    @CsvSource({
        "100500, test_SampleSecretKey-0001, Basic MTAwNTAwOnRlc3RfU2FtcGxlU2VjcmV0S2V5LTAwMDE=",
        "54401, live_a:b_c, Basic NTQ0MDE6bGl2ZV9hOmJfYw==",
        "987654, test_*Zz9, Basic OTg3NjU0OnRlc3RfKlp6OQ=="
    })
    void shopSignsInByBasic(String id, String secret, String header) {
        Shop shop = new Shop(id, secret, "", false, false, Optional.empty());

        assertThat(shop.authorization()).isEqualTo(header);
        assertThat(shop.toString()).doesNotContain(secret);
    }

    @ParameterizedTest
    @CsvSource({
        "185.71.76.0, true",
        "185.71.76.31, true",
        "185.71.76.32, false",
        "185.71.77.17, true",
        "77.75.153.127, true",
        "77.75.153.128, false",
        "77.75.154.127, false",
        "77.75.154.128, true",
        "77.75.154.255, true",
        "77.75.156.11, true",
        "77.75.156.12, false",
        "77.75.156.35, true",
        "2a02:5180::1, true",
        "2a02:5180:ffff::9, true",
        "2a02:5181::1, false",
        "::ffff:185.71.76.5, true",
        "yookassa.ru, false",
        "'', false"
    })
    void senderIsKnownByItsAddress(String address, boolean known) {
        assertThat(Senders.include(address)).isEqualTo(known);
    }

    @Test
    void paymentIsRead() throws Exception {
        Payment payment = Payment.of(Fields.read(PAYMENT.getBytes(UTF_8)));

        assertThat(payment.amount()).isEqualTo(new Money(99_000, "RUB"));
        assertThat(payment.refunded()).isEqualTo(new Money(1_050, "RUB"));
        assertThat(payment.orderId()).contains("A-1001");
        assertThat(payment.attempt()).contains(12L);
        assertThat(payment.at()).isEqualTo(Instant.parse("2026-11-20T06:31:10.001Z"));
        assertThat(payment.method().map(Payment.Method::label)).contains("•• 4477");
        assertThat(payment.toString()).doesNotContain("2f1a9d30-000f,");
    }

    @ParameterizedTest
    @CsvSource({
        "990.00, 990.005",
        "990.00, 9.9e2",
        "990.00, -990.00",
        "\"990.00\", 990.00",
        "succeeded, paid",
        "2f1a9d30-000f-5000-a000-1b2c3d4e5f60, ../../me",
        "2026-11-20T06:30:00.129Z, yesterday",
        "order_id\":\"A-1001, order_id\":\"../me"
    })
    void oddPaymentIsNoPayment(String usual, String odd) throws Exception {
        Fields fields = Fields.read(PAYMENT.replace(usual, odd).getBytes(UTF_8));

        if (usual.startsWith("order_id")) {
            assertThat(Payment.of(fields).orderId()).isEmpty();
        } else {
            assertThatThrownBy(() -> Payment.of(fields)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'type':'notification','event':'payment.succeeded','object':{'id':'2f1a9d30-000f-5000-a000-1b2c3d4e5f60'}} | true",
                "{'type':'notification','event':'payout.succeeded','object':{'id':'po-1'}} | true",
                "{'type':'notification','event':'payment.succeeded','object':{'id':'2f1a9d30'}} | false",
                "{'type':'notification','event':'payment.succeeded','object':{'id':'2F1A9D30-000F-5000-A000-1B2C3D4E5F60'}} | false",
                "{'type':'notification','event':'payment.succeeded','object':'x'} | false",
                "{'event':'payment.succeeded','object':{'id':'2f1a9d30-000f-5000-a000-1b2c3d4e5f60'}} | false",
                "{'type':'notification','type':'notification','event':'payment.succeeded','object':{}} | false"
            })
    void notificationIsReadOrNot(String body, boolean read) {
        assertThat(Notification.read(body.replace('\'', '"').getBytes(UTF_8))).matches(one -> one.isPresent() == read);
    }

    @ParameterizedTest
    @CsvSource({
        "202, OVERLOADED, true",
        "400, REQUEST_REJECTED, false",
        "401, UNAUTHORIZED, false",
        "403, UNAUTHORIZED, false",
        "404, NOT_FOUND, false",
        "410, REQUEST_REJECTED, false",
        "418, REQUEST_REJECTED, false",
        "429, RATE_LIMITED, false",
        "500, OVERLOADED, true",
        "502, OVERLOADED, true"
    })
    void statusSaysWhatToDo(int status, StandardError error, boolean unknown) {
        assertThat(Failure.of(status).isUnknown()).isEqualTo(unknown);
        assertThat(Failure.of(status).exception("GET /me", status, Fields.NONE).error())
                .isEqualTo(error);
    }

    @Test
    void errorTellsTheOperatorEverythingButTheBuyer() throws Exception {
        JackfieldException failure = Failure.of(429).exception("POST /payments", 429, Fields.read("""
                                {"id":"ab5a11cd-13cc-4e33-af8b-75a74e18dd09","code":"too_many_requests","parameter":"receipt",
                                 "description":"phone +7 900 123-45-67 of ada@example.org","retry_after":1800}
                                """.getBytes(UTF_8)));

        assertThat(failure.getMessage())
                .contains("429", "too_many_requests", "receipt", "ab5a11cd-13cc-4e33-af8b-75a74e18dd09")
                .doesNotContain("900", "ada@");
        assertThat(failure.retryAfter()).contains(Duration.ofMillis(1_800));
    }

    @Test
    void unknownIdsAreLimitedByTheMinute() {
        UnknownIds unknown = new UnknownIds();
        Instant now = Instant.parse("2026-11-20T06:30:00Z");
        for (int id = 0; id < UnknownIds.A_MINUTE; id++) {
            assertThat(unknown.admits("1", now)).isTrue();
        }

        assertThat(unknown.admits("1", now)).isFalse();
        assertThat(unknown.admits("2", now)).isTrue();
        assertThat(unknown.admits("1", now.plusSeconds(60))).isTrue();
    }
}
