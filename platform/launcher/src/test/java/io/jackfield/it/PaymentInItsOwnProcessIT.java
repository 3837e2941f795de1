package io.jackfield.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.it.fixture.TestPlatform;
import io.jackfield.it.fixture.Till;
import io.jackfield.sandbox.telegram.SandboxChat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A payment provider, and a command that sells, in a process beside the host: shop, merchant and ledger cross the pipe.
 */
class PaymentInItsOwnProcessIT {
    private static final Till till = Till.named("till");

    @RegisterExtension
    static final TestPlatform platform = TestPlatform.serving("shop", """
                    plugins: [payment-till]
                    plans:
                      - id: free
                      - {id: premium, label: Premium, premium: true}
                    products:
                      - {id: month, plan: premium, period: P1M, title: One month, prices: {RUB: 100}, renews: true}
                    """)
            .with(till.jar())
            .configured("payment-till", "isolation: process\nmemory: 128m\n");

    @Test
    void orderIsMadePaidAndGiven() {
        SandboxChat ada = platform.newcomer();
        ada.send("/till products");
        assertThat(ada.nextReply().text()).contains("Way[id=till, label=Till en, price=100.00 RUB]");
        ada.send("/till buy month till");
        assertThat(ada.nextReply().text()).startsWith("One month, 100 ₽.");
        String order = ada.nextReply().text().split(" ")[0];

        Map<String, String> payment = Map.of("id", "pay-1", "order", order, "amount", "100.00");
        assertThat(till.calls(platform, "shop", "taken", payment)).isEqualTo("DONE");
        assertThat(till.calls(platform, "shop", "save", payment)).isEqualTo("DONE");
        assertThat(till.calls(platform, "shop", "review", payment)).isEqualTo("REPEATED");

        assertThat(ada.nextReply().text()).contains("Premium");
        ada.send("/till renewal");
        assertThat(ada.nextReply().text()).startsWith("Renewal[possible=true, wanted=true");
        assertThat(platform.journal().column("select what from payment_review")).containsExactly("look at pay-1");
        assertThat(ProcessHandle.current().children().filter(ProcessHandle::isAlive))
                .anyMatch(child -> child.info().command().orElse("").endsWith("java"));
    }
}
