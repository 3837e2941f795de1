package io.jackfield.host.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.Money;
import io.jackfield.api.StandardError;
import io.jackfield.api.chat.Invoice;
import io.jackfield.host.ServedBots;
import io.jackfield.host.loop.TestLoop;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InvoiceLinksTest {
    private final TestLoop test = new TestLoop();
    private final FakeBotApi telegram = new FakeBotApi(test.vertx());
    private final InvoiceLinks links =
            test.get(() -> new InvoiceLinks(new BotApi(test.vertx(), Duration.ofSeconds(5), 4)));

    @AfterEach
    void close() {
        test.close();
    }

    private Future<URI> link(ServedBot bot, Money price) {
        Invoice invoice = new Invoice(
                "VIP", "Thirty days", "2:stars:order", "", price, Map.of("photo_width", 8, "protect_content", true));
        Future<URI> link = test.get(() -> Future.succeededFuture(links.subscription(bot, invoice)))
                .result();
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(link::isComplete);
        return link;
    }

    @Test
    void subscriptionIsAskedForAsALinkOfThirtyDays() {
        telegram.answer(call -> true, 200, "{\"ok\": true, \"result\": \"https://t.me/$abc\"}");

        assertThat(link(telegram.bot(), new Money(250, "XTR")).result()).isEqualTo(URI.create("https://t.me/$abc"));

        JsonObject json = telegram.calls().getFirst().json();
        assertThat(telegram.methods()).containsExactly("createInvoiceLink");
        assertThat(json.getInteger("subscription_period")).isEqualTo(2_592_000);
        assertThat(json.getString("payload")).isEqualTo("2:stars:order");
        assertThat(json.getInteger("photo_width")).isEqualTo(8);
        assertThat(json.containsKey("protect_content"))
                .as("belongs to a message")
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"10001, XTR", "0, XTR", "250, RUB"})
    void whatIsNoPriceOfASubscriptionIsRefused(long amount, String currency) {
        assertThat(link(telegram.bot(), new Money(amount, currency)).cause())
                .isInstanceOfSatisfying(
                        JackfieldException.class,
                        error -> assertThat(error.error()).isEqualTo(StandardError.REPLY_INVALID));
        assertThat(telegram.calls()).isEmpty();
    }

    @Test
    void refusalsAndSilenceAreTold() {
        telegram.refuse(call -> true, 400, "Bad Request: STARS_INVOICE_INVALID");

        assertThat(link(telegram.bot(), new Money(250, "XTR")).cause()).hasMessageContaining("STARS_INVOICE_INVALID");
        assertThat(link(ServedBots.helper(), new Money(250, "XTR")).cause())
                .isInstanceOfSatisfying(
                        JackfieldException.class,
                        error -> assertThat(error.error()).isEqualTo(StandardError.UNAVAILABLE));
    }
}
