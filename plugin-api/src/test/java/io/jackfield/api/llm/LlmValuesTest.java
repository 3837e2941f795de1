package io.jackfield.api.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.api.Money;
import io.jackfield.api.chat.Recipient;
import io.jackfield.api.payment.PaymentOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LlmValuesTest {
    private static final Instant DEADLINE = Instant.EPOCH;

    @Test
    void requestDoesNotChangeWithWhatItWasMadeOf() {
        List<ChatMessage> messages = new ArrayList<>(List.of(ChatMessage.user("hi")));
        Map<String, String> options = new HashMap<>(Map.of("effort", "low"));

        ChatRequest request = new ChatRequest("m", messages, 0, options, "", DEADLINE);
        messages.clear();
        options.clear();

        assertThat(request.messages()).containsExactly(ChatMessage.user("hi"));
        assertThat(request.options()).containsEntry("effort", "low");
    }

    @Test
    void promptHasAtLeastOneMessageAndNoNegativeLength() {
        assertThatThrownBy(() -> new ChatRequest("m", List.of(), 0, Map.of(), "", DEADLINE))
                .hasMessageContaining("messages is empty");
        assertThatThrownBy(() -> new ChatRequest("m", List.of(ChatMessage.user("hi")), -1, Map.of(), "", DEADLINE))
                .hasMessageContaining("maxTokens is -1");
    }

    @Test
    void tokensAreNeverNegative() {
        assertThat(Usage.UNKNOWN.outputTokens()).isZero();
        assertThatThrownBy(() -> new Usage(1, -1, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void orderIdsGoThroughEveryPaymentSystem() {
        Money price = new Money(1, "EUR");
        Recipient buyer = Recipient.of("helper", 1);

        assertThatThrownBy(
                        () -> new PaymentOrder("a_b", buyer, "t", "d", price, PaymentOrder.State.OPEN, Instant.EPOCH))
                .hasMessageContaining("order id is 'a_b'");
    }
}
