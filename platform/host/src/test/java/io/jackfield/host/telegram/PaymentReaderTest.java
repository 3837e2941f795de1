package io.jackfield.host.telegram;

import static io.jackfield.host.telegram.Updates.ADA;
import static io.jackfield.host.telegram.Updates.DATE;
import static io.jackfield.host.telegram.Updates.GROUP;
import static io.jackfield.host.telegram.Updates.NOW;
import static io.jackfield.host.telegram.Updates.PRIVATE;
import static io.jackfield.host.telegram.Updates.TODAY;
import static io.jackfield.host.telegram.Updates.inPrivate;
import static io.jackfield.host.telegram.Updates.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.Money;
import io.jackfield.api.chat.Chat;
import io.jackfield.api.chat.ChatKind;
import io.jackfield.host.store.RowKey;
import io.jackfield.host.telegram.IncomingUpdate.Content;
import io.jackfield.host.telegram.IncomingUpdate.Ignored;
import io.jackfield.host.telegram.IncomingUpdate.Paid;
import io.jackfield.host.telegram.IncomingUpdate.PreCheckout;
import io.jackfield.host.telegram.IncomingUpdate.Refunded;
import io.jackfield.host.telegram.IncomingUpdate.SubscriptionChanged;
import io.jackfield.host.telegram.IncomingUpdate.SubscriptionChanged.State;
import io.jackfield.host.telegram.IncomingUpdate.Unreadable;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PaymentReaderTest {
    private static final String CHARGE = """
            "currency": "XTR", "total_amount": 250, "invoice_payload": "2:stars:order",
            "telegram_payment_charge_id": "stx1\"""";

    private static String paid(String more) {
        return "\"successful_payment\": {" + CHARGE + more + "}";
    }

    private static Content content(String fields) {
        return inPrivate(fields).content();
    }

    @Test
    void paymentIsTakenFromItsMessage() {
        IncomingUpdate update = inPrivate(paid(", \"provider_payment_charge_id\": \"p1\""));

        assertThat(update.content())
                .isEqualTo(new Paid(
                        "2:stars:order", new Money(250, "XTR"), "stx1", "p1", NOW, Optional.empty(), false, false));
        assertThat(update.chat()).isEqualTo(Chat.privateChat(5));
        assertThat(update.sender().orElseThrow().id()).isEqualTo(5);
        assertThat(update.key()).isEqualTo(new RowKey(TODAY, 7, 900));
        assertThat(update.isUrgent()).isFalse();
    }

    @Test
    void paymentOfASubscriptionSaysUntilWhenItIsPaid() {
        String first =
                ", \"subscription_expiration_date\": 1792592100, \"is_recurring\": true, \"is_first_recurring\": true";

        Paid begun = (Paid) content(paid(first));
        Paid renewed = (Paid) content(paid(first.replace("true, \"is_first_recurring\": true", "true")));

        assertThat(begun.paidUntil()).contains(Instant.ofEpochSecond(1_792_592_100));
        assertThat(begun.isRenewal()).isFalse();
        assertThat(renewed.isRenewal()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ", \"provider_payment_charge_id\": null",
                ", \"subscription_expiration_date\": \"soon\"",
                ", \"subscription_expiration_date\": -5",
                ", \"subscription_expiration_date\": 1e300",
                ", \"subscription_expiration_date\": 99999999999999999999",
                ", \"is_recurring\": \"perhaps\"",
                ", \"order_info\": {\"email\": 5, \"shipping_address\": []}",
                ", \"shipping_option_id\": {}",
                ", \"field_of_2030\": [1]"
            })
    void oddPartsOfAPaymentDoNotHideIt(String part) {
        assertThat(content(paid(part)))
                .isEqualTo(new Paid(
                        "2:stars:order", new Money(250, "XTR"), "stx1", "", NOW, Optional.empty(), false, false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"reply_to_message\": {\"message_id\": \"x\"}",
                "\"entities\": 5",
                "\"reply_markup\": []",
                "\"photo\": [{}]",
                "\"text\": {\"a\": 1}"
            })
    void nothingElseInTheMessageHidesAPayment(String part) {
        assertThat(content(paid("") + ", " + part)).isInstanceOf(Paid.class);
    }

    @Test
    void payerInAGroupIsTheSender() {
        IncomingUpdate update = read(Updates.message(GROUP, paid("")));

        assertThat(update.chat().kind()).isEqualTo(ChatKind.GROUP);
        assertThat(update.sender().orElseThrow().id()).isEqualTo(5);
    }

    @Test
    void withoutItsDateAPaymentIsOfNow() {
        IncomingUpdate update =
                read(Updates.message(PRIVATE, paid("")).replace("\"date\": " + DATE, "\"date\": \"today\""));

        assertThat(((Paid) update.content()).at()).isEqualTo(NOW);
        assertThat(update.key().day()).isEqualTo(TODAY);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"stx1\" | null",
                "\"stx1\" | \"\"",
                "\"stx1\" | 5",
                "\"2:stars:order\" | null",
                "\"2:stars:order\" | 7",
                "250 | \"250\"",
                "250 | -1",
                "250 | 2.5",
                "250 | 99999999999999999999",
                "\"XTR\" | \"xtr\"",
                "\"XTR\" | null"
            })
    void paymentThatCannotBeReadIsKnownToBeOne(String part, String instead) {
        String message = Updates.message(PRIVATE, paid("")).replace(part, instead);

        assertThat(read(message).content())
                .isInstanceOfSatisfying(
                        Unreadable.class,
                        unreadable -> assertThat(unreadable.money()).isTrue());
        assertThat(read(message.replace("successful_payment", "refunded_payment"))
                        .content())
                .isInstanceOfSatisfying(
                        Unreadable.class,
                        unreadable -> assertThat(unreadable.money()).isTrue());
    }

    @Test
    void longChargeIsNoTransactionOfTheLedger() {
        assertThat(content(paid("").replace("stx1", "x".repeat(128)))).isInstanceOf(Paid.class);
        assertThat(content(paid("").replace("stx1", "x".repeat(129)))).isInstanceOf(Unreadable.class);
    }

    @Test
    void refundNamesItsCharge() {
        IncomingUpdate update = inPrivate(paid("").replace("successful_payment", "refunded_payment"));

        assertThat(update.content()).isEqualTo(new Refunded("2:stars:order", new Money(250, "XTR"), "stx1"));
    }

    @Test
    void forwardedReceiptIsNoPayment() {
        assertThat(content("\"text\": \"Paid\", \"reply_to_message\": {\"message_id\": 3, \"date\": 1, \"chat\": "
                        + PRIVATE + ", " + paid("") + "}"))
                .isInstanceOf(IncomingUpdate.Written.class);
    }

    @Test
    void questionBeforeAPaymentIsOfThePrivateChat() {
        IncomingUpdate update = read("""
                {"update_id": 902, "pre_checkout_query": {"id": "c1", "from": %s, "currency": "UZS",
                  "total_amount": 9900000, "invoice_payload": "2:payme:order", "order_info": {"name": 5}}}""".formatted(ADA));

        assertThat(update.content()).isEqualTo(new PreCheckout("c1", "2:payme:order", new Money(9_900_000, "UZS")));
        assertThat(update.chat()).isEqualTo(Chat.privateChat(5));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "5",
                "{\"id\": \"c1\"}",
                "{\"id\": \"c1\", \"from\": {\"id\": 5}, \"currency\": \"XTR\", \"invoice_payload\": \"p\"}",
                "{\"id\": 7, \"from\": {\"id\": 5}, \"currency\": \"XTR\", \"total_amount\": 5, \"invoice_payload\": \"p\"}"
            })
    void questionThatCannotBeReadTellsOfNoMoney(String query) {
        assertThat(read("{\"update_id\": 902, \"pre_checkout_query\": " + query + "}")
                        .content())
                .isInstanceOfSatisfying(
                        Unreadable.class,
                        unreadable -> assertThat(unreadable.money()).isFalse());
    }

    @ParameterizedTest
    @CsvSource({"canceled, CANCELED", "active, ACTIVE", "failed, FAILED"})
    void changesOfASubscriptionAreRead(String word, State state) {
        IncomingUpdate update = read(subscription(word));

        assertThat(update.content()).isEqualTo(new SubscriptionChanged("2:stars:order", state, NOW));
        assertThat(update.chat()).isEqualTo(Chat.privateChat(5));
    }

    @Test
    void changeThatTelegramHasLearntSinceIsIgnored() {
        assertThat(read(subscription("paused")).content()).isEqualTo(new Ignored("subscription of state 'paused'"));
        assertThat(read(subscription("active").replace("\"2:stars:order\"", "null"))
                        .content())
                .isInstanceOf(Unreadable.class);
    }

    private static String subscription(String state) {
        return """
                {"update_id": 903, "subscription": {"user": %s, "invoice_payload": "2:stars:order", "state": "%s"}}""".formatted(ADA, state);
    }
}
