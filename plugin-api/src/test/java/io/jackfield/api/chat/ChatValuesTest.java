package io.jackfield.api.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.api.Money;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChatValuesTest {
    private static final Bot BOT = new Bot("helper", "helper_bot", "Helper");
    private static final Money PRICE = new Money(100, "XTR");

    @Test
    void deepLinkOpensTheBotWithThePayload() {
        assertThat(BOT.deepLink("ref_42-A")).isEqualTo("https://t.me/helper_bot?start=ref_42-A");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "a b", "ü", "a&b=c", "1234567890123456789012345678901234567890123456789012345678901234x"})
    void payloadThatTelegramWouldDropIsRefused(String payload) {
        assertThatThrownBy(() -> BOT.deepLink(payload))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("use 1 to 64");
    }

    @Test
    void stepRemembersOneThingMoreAndStaysAsItIs() {
        Map<String, String> data = new HashMap<>(Map.of("name", "Ada"));
        Step step = new Step("phone", data, Optional.empty());
        data.clear();

        Step more = step.with("phone", "+4930");

        assertThat(step.data()).containsExactly(Map.entry("name", "Ada"));
        assertThat(more.name()).isEqualTo("phone");
        assertThat(more.data()).containsOnly(Map.entry("name", "Ada"), Map.entry("phone", "+4930"));
    }

    @Test
    void stepReplacesWhatItKnewBefore() {
        assertThat(Step.named("a").with("k", "1").with("k", "2").data()).containsExactly(Map.entry("k", "2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Phone", "a b", "a2345678901234567890123456789012_"})
    void stepKeepsToItsCharactersAndLength(String name) {
        assertThatThrownBy(() -> Step.named(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + name + "'");
    }

    @Test
    void emptyFilesAreRefusedBeforeTelegramDoesIt() {
        assertThatThrownBy(() -> Attachment.bytes("report.pdf", "application/pdf", new byte[0]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("report.pdf");
        assertThat(Attachment.bytes("a.txt", "text/plain", new byte[] {1})).isInstanceOf(Attachment.Bytes.class);
    }

    @Test
    void invoiceKeepsToTelegramsLengths() {
        assertThat(new Invoice("t".repeat(32), "d".repeat(255), "p".repeat(128), "", PRICE))
                .isNotNull();
        assertThatThrownBy(() -> new Invoice("t".repeat(33), "d", "p", "", PRICE))
                .hasMessageContaining("title has 33");
        assertThatThrownBy(() -> new Invoice("t", "d".repeat(256), "p", "", PRICE))
                .hasMessageContaining("description has 256");
        assertThatThrownBy(() -> new Invoice(" ", "d", "p", "", PRICE)).hasMessageContaining("title");
    }

    @Test
    void payloadOfAnInvoiceIsCountedInBytes() {
        assertThatThrownBy(() -> new Invoice("t", "d", "ё".repeat(65), "", PRICE))
                .hasMessage("payload has 130 bytes; Telegram takes 1 to 128");
        assertThatThrownBy(() -> new Invoice("t", "d", "", "", PRICE)).hasMessageContaining("payload has 0");
    }

    @Test
    void privateChatHasTheIdOfItsUser() {
        Chat chat = Chat.privateChat(4711);

        assertThat(chat.isPrivate()).isTrue();
        assertThat(chat.id()).isEqualTo(4711);
        assertThat(chat.thread()).isEmpty();
    }
}
