package io.jackfield.api.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LlmValuesTest {
    private static final Instant DEADLINE = Instant.EPOCH;

    @Test
    void requestDoesNotChangeWithWhatItWasMadeOf() {
        List<ModelMessage> messages = new ArrayList<>(List.of(ModelMessage.user("hi")));
        Map<String, String> options = new HashMap<>(Map.of("effort", "low"));

        CompletionRequest request = new CompletionRequest("m", messages, 0, options, "", DEADLINE);
        messages.clear();
        options.clear();

        assertThat(request.messages()).containsExactly(ModelMessage.user("hi"));
        assertThat(request.options()).containsEntry("effort", "low");
    }

    @Test
    void promptHasAtLeastOneMessageAndNoNegativeLength() {
        assertThatThrownBy(() -> new CompletionRequest("m", List.of(), 0, Map.of(), "", DEADLINE))
                .hasMessageContaining("messages is empty");
        assertThatThrownBy(
                        () -> new CompletionRequest("m", List.of(ModelMessage.user("hi")), -1, Map.of(), "", DEADLINE))
                .hasMessageContaining("maxTokens is -1");
    }

    @Test
    void tokensAreNeverNegative() {
        assertThat(Usage.UNKNOWN.outputTokens()).isZero();
        assertThatThrownBy(() -> new Usage(1, -1, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void priceOfAModelIsZeroOrMore() {
        assertThat(new ModelInfo("m", 1, 1, Set.of(), Set.of(), 0, Optional.empty()).price())
                .isEmpty();
        assertThat(new ModelInfo.Price(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO).output())
                .isZero();
        assertThatThrownBy(() -> new ModelInfo.Price(BigDecimal.ONE, new BigDecimal("-0.5"), BigDecimal.ONE))
                .hasMessage("cached of a price is -0.5; US dollars for a million tokens are zero or more");
    }
}
