package io.jackfield.sandbox.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.sandbox.SandboxClock;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Telegram takes the next payment of a subscription by itself once the clock has passed its period. */
class RenewalsByClockTest {
    private final SandboxClock clock = new SandboxClock();

    @RegisterExtension
    final RunningTelegram server = new RunningTelegram(clock);

    private String charge;

    @BeforeEach
    void subscribe() {
        String link = server.call(
                        "createInvoiceLink",
                        new JsonObject()
                                .put("title", "Month")
                                .put("description", "Everything")
                                .put("payload", "order-1")
                                .put("currency", "XTR")
                                .put("subscription_period", 2_592_000)
                                .put(
                                        "prices",
                                        new JsonArray()
                                                .add(new JsonObject()
                                                        .put("label", "Month")
                                                        .put("amount", 100))))
                .json()
                .getString("result");
        var payment = server.ada().payLink(link);
        String query = server.newest("pre_checkout_query").getString("id");
        server.call(
                "answerPreCheckoutQuery",
                new JsonObject().put("pre_checkout_query_id", query).put("ok", true));
        charge = payment.await().chargeId().orElseThrow();
    }

    private int transactions() {
        return server.call("getStarTransactions")
                .result()
                .getJsonArray("transactions")
                .size();
    }

    @Test
    void takesEachPeriodThatIsOver() {
        clock.forward(Duration.ofDays(29)).await();
        assertThat(transactions()).isOne();

        clock.forward(Duration.ofDays(32)).await();

        assertThat(transactions()).isEqualTo(3);
        assertThat(server.newest("message").getJsonObject("successful_payment").getBoolean("is_recurring"))
                .isTrue();
    }

    @Test
    void leavesWhatWasCanceledOrFailed() {
        server.ada().failRenewal(charge);
        clock.forward(Duration.ofDays(31)).await();
        assertThat(transactions()).as("after a payment that failed").isOne();

        server.ada().renewSubscription(charge);
        server.ada().cancelSubscription(charge);
        clock.forward(Duration.ofDays(62)).await();

        assertThat(transactions()).as("after it was canceled").isEqualTo(2);
    }
}
