package io.jackfield.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.it.fixture.TestPlatform;
import io.jackfield.it.fixture.Till;
import io.jackfield.sandbox.telegram.SandboxChat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The books compared with those of a payment system: what was missed is credited, what differs is shown. */
class ReconciliationIT {
    private static final Till till = Till.named("till");

    @RegisterExtension
    static final TestPlatform platform = TestPlatform.serving("shop", """
                    plugins: [payment-till]
                    plans:
                      - id: free
                      - {id: premium, label: Premium, premium: true}
                    products:
                      - {id: month, plan: premium, period: P1M, title: One month, prices: {RUB: 100}}
                    """).with(till.jar());

    private record Ordered(SandboxChat buyer, String order, String payment) {
        String paid() {
            String verdict =
                    till.calls(platform, "shop", "taken", Map.of("id", payment, "order", order, "amount", "100.00"));
            buyer.nextReply();
            return verdict;
        }

        List<String> reviews() {
            return platform.journal().column("select what from payment_review where order_id = '" + order + "'");
        }
    }

    private static Ordered ordered() {
        SandboxChat buyer = platform.newcomer();
        buyer.send("/till buy month till");
        buyer.nextReply();
        String order = buyer.nextReply().text().split(" ")[0];
        String payment = platform.journal()
                .column("select system_id from payment_transaction where order_id = '" + order + "'")
                .getFirst();
        return new Ordered(buyer, order, payment);
    }

    @Test
    void whatWasMissedIsCreditedAndWhatDiffersIsShown() {
        // The books are compared at the start as well.
        platform.host().clockTurned().await();
        till.reset();
        Ordered missed = ordered();
        Ordered unknown = ordered();
        Ordered same = ordered();
        Ordered returned = ordered();
        Ordered gone = ordered();
        for (Ordered one : List.of(same, returned, gone)) {
            assertThat(one.paid()).isEqualTo("DONE");
        }
        platform.journal().execute("update payment_transaction set system_time = now() - interval '2 hours'");
        till.answers(
                "list",
                String.join(
                        " ",
                        missed.payment(),
                        missed.order(),
                        "100.00 0",
                        "never-heard-of",
                        unknown.order(),
                        "100.00 0",
                        "of-another-shop",
                        "somebody-elses-order",
                        "7.00 0",
                        same.payment(),
                        same.order(),
                        "100.00 0",
                        returned.payment(),
                        returned.order(),
                        "100.00 30.00"));
        platform.journal().execute("delete from payment_reconciliation");

        platform.host().clockTurned().await();
        platform.host().clockTurned().await();

        assertThat(till.heard("list")).as("once a day").hasSize(1);
        assertThat(missed.buyer().nextReply().text()).contains("100");
        assertThat(unknown.buyer().nextReply().text()).contains("100");
        assertThat(missed.reviews()).isEmpty();
        assertThat(same.reviews()).isEmpty();
        assertThat(returned.reviews())
                .containsExactly("of payment " + returned.payment()
                        + " over 100.00 RUB, 0.00 RUB has gone back by our books and 30.00 RUB by theirs");
        assertThat(gone.reviews())
                .singleElement()
                .asString()
                .startsWith("we have 100.00 RUB of payment " + gone.payment())
                .endsWith("till does not list it");
        assertThat(platform.metric("payment_reviews_open{bot=\"shop\"}")).isEqualTo(2);
        assertThat(platform.metric("payment_differences_open{bot=\"shop\"}")).isEqualTo(2);
        assertThat(platform.metric("payment_compared_age_seconds{bot=\"shop\",provider=\"till\"}"))
                .as("the last hour is left for tomorrow")
                .isBetween(3_500.0, 3_900.0);
        assertThat(platform.journal().column("select order_id from payment_review"))
                .doesNotContain("somebody-elses-order");

        assertThat(platform.metric("payment_surplus_open{bot=\"shop\"}")).isZero();
        Map<String, String> second = Map.of("id", "second", "order", same.order(), "amount", "100.00");
        assertThat(till.calls(platform, "shop", "taken", second)).isEqualTo("SURPLUS");
        platform.host().clockTurned().await();
        assertThat(platform.metric("payment_surplus_open{bot=\"shop\"}")).isOne();
    }
}
