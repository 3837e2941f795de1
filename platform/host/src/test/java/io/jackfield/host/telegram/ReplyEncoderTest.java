package io.jackfield.host.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.jackfield.api.JackfieldException;
import io.jackfield.api.Money;
import io.jackfield.api.chat.Attachment;
import io.jackfield.api.chat.Button;
import io.jackfield.api.chat.Invoice;
import io.jackfield.api.chat.Keyboard;
import io.jackfield.api.chat.Recipient;
import io.jackfield.api.chat.Reply;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyEncoderTest {
    private static final ReplyAddress PRIVATE = ReplyAddress.push("shop", Recipient.of("helper", 5));
    private static final ReplyAddress TOPIC_OF_GROUP = new ReplyAddress(
            "shop", -100, OptionalInt.of(77), OptionalInt.of(11), OptionalInt.empty(), "", OptionalInt.empty());
    private static final ReplyAddress PRESSED = new ReplyAddress(
            "shop", 5, OptionalInt.empty(), OptionalInt.empty(), OptionalInt.of(12), "q1", OptionalInt.empty());
    private static final ReplyAddress LIVE = PRIVATE.withLiveMessage(OptionalInt.of(30));
    private static final Keyboard YES = Keyboard.inline(List.of(Button.action("Yes", "yes", "42")));

    private static List<BotCall> calls(Reply reply, ReplyAddress address) {
        return ReplyEncoder.encode(reply, address).calls();
    }

    private static JsonNode json(BotCall call) {
        try {
            return Json.MAPPER.readTree(call.json().getBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The method and everything that is sent with it. */
    private static String only(List<BotCall> calls) {
        assertThat(calls).hasSize(1);
        return calls.getFirst().method() + " " + json(calls.getFirst());
    }

    private static List<String> methods(List<BotCall> calls) {
        return calls.stream().map(BotCall::method).toList();
    }

    @Test
    void plainTextIsSentAsItIs() {
        assertThat(only(calls(Reply.text("2 * 3 * 4 <b>"), PRIVATE)))
                .isEqualTo("sendMessage {\"chat_id\":5,\"text\":\"2 * 3 * 4 <b>\"}");
    }

    @Test
    void markdownBecomesEntitiesAndNeverAParseMode() {
        JsonNode message = json(
                calls(Reply.markdown("a **b** [c](https://c.example)"), PRIVATE).getFirst());

        assertThat(message.path("text").asText()).isEqualTo("a b c");
        assertThat(message.has("parse_mode")).isFalse();
        assertThat(message.path("entities").toString())
                .isEqualTo("[{\"type\":\"bold\",\"offset\":2,\"length\":1},"
                        + "{\"type\":\"text_link\",\"offset\":4,\"length\":1,\"url\":\"https://c.example\"}]");
    }

    @Test
    void halfOfAnEmojiBreaksNoMessage() {
        assertThat(only(calls(Reply.text("cut off \uD83D"), PRIVATE)))
                .isEqualTo("sendMessage {\"chat_id\":5,\"text\":\"cut off\"}");
        assertThat(only(calls(Reply.text("\uDE00 rest"), PRIVATE)))
                .isEqualTo("sendMessage {\"chat_id\":5,\"text\":\"\uFFFD rest\"}");
    }

    @Test
    void longTextIsSplitWithTheKeyboardUnderTheLastPartOnly() {
        String text = "word ".repeat(2_000);

        List<BotCall> calls = calls(Reply.text(text).keyboard(YES), PRIVATE);

        assertThat(methods(calls)).containsExactly("sendMessage", "sendMessage", "sendMessage");
        assertThat(calls).allMatch(call -> json(call).path("text").asText().length() <= Limits.TEXT);
        assertThat(String.join(
                        " ",
                        calls.stream()
                                .map(call -> json(call).path("text").asText())
                                .toList()))
                .isEqualTo(text.strip());
        assertThat(calls).extracting(call -> json(call).has("reply_markup")).containsExactly(false, false, true);
    }

    @Test
    void emptyTextSendsNothing() {
        assertThat(calls(Reply.text(" \n "), PRIVATE)).isEmpty();
        assertThat(calls(Reply.nothing(), PRIVATE)).isEmpty();
    }

    @Test
    void inAGroupTheFirstMessageAnswersTheQuestionInItsTopic() {
        List<BotCall> calls = calls(Reply.text("a").and(Reply.text("b")), TOPIC_OF_GROUP);

        assertThat(json(calls.getFirst()).toString())
                .isEqualTo("{\"chat_id\":-100,\"message_thread_id\":77,\"reply_parameters\":"
                        + "{\"message_id\":11,\"allow_sending_without_reply\":true},\"text\":\"a\"}");
        assertThat(json(calls.getLast()).toString())
                .isEqualTo("{\"chat_id\":-100,\"message_thread_id\":77,\"text\":\"b\"}");
    }

    @Test
    void pressedButtonStopsSpinningEvenWithoutAWord() {
        assertThat(only(calls(Reply.nothing(), PRESSED)))
                .isEqualTo("answerCallbackQuery {\"callback_query_id\":\"q1\"}");
    }

    @Test
    void wordOnAPressComesFirst() {
        List<BotCall> calls = calls(Reply.text("Done").alert("Saved"), PRESSED);

        assertThat(methods(calls)).containsExactly("answerCallbackQuery", "sendMessage");
        assertThat(json(calls.getFirst()).toString())
                .isEqualTo("{\"callback_query_id\":\"q1\",\"text\":\"Saved\",\"show_alert\":true}");
    }

    @Test
    void wordOnAPressIsCutBeforeAnEmojiThatDoesNotFit() {
        String word = "a".repeat(199) + "😀😀";

        String sent = json(calls(Reply.nothing().toast(word), PRESSED).getFirst())
                .path("text")
                .asText();

        assertThat(sent).isEqualTo("a".repeat(199));
    }

    @Test
    void wordWithoutAPressIsDropped() {
        assertThat(calls(Reply.nothing().toast("Saved"), PRIVATE)).isEmpty();
    }

    @Test
    void textInPlaceEditsThePressedMessageAndGoesOnBelow() {
        List<BotCall> calls = calls(Reply.text("x".repeat(5_000)).keyboard(YES).inPlace(), PRESSED);

        assertThat(methods(calls)).containsExactly("answerCallbackQuery", "editMessageText", "sendMessage");
        assertThat(json(calls.get(1)).path("message_id").asInt()).isEqualTo(12);
        assertThat(json(calls.get(1)).has("reply_markup")).isFalse();
        assertThat(json(calls.get(2)).has("reply_markup")).isTrue();
    }

    @Test
    void textInPlaceOfNothingIsANewMessage() {
        assertThat(only(calls(Reply.text("a").inPlace(), PRIVATE))).startsWith("sendMessage");
    }

    @Test
    void keysCannotBePutUnderAnEditedMessage() {
        List<BotCall> calls =
                calls(Reply.text("a").keyboard(Keyboard.keys(List.of("Yes"))).inPlace(), PRESSED);

        assertThat(methods(calls)).containsExactly("answerCallbackQuery", "sendMessage");
    }

    @Test
    void liveMessageBecomesTheFirstPartOfTheReply() {
        List<BotCall> calls = calls(Reply.markdown("y".repeat(5_000)).keyboard(YES), LIVE);

        assertThat(methods(calls)).containsExactly("editMessageText", "sendMessage");
        assertThat(json(calls.getFirst()).path("message_id").asInt()).isEqualTo(30);
    }

    @Test
    void liveMessageThatTheReplyDoesNotUseIsTakenAway() {
        String deletion = "{\"chat_id\":5,\"message_id\":30}";
        List<BotCall> nothing = calls(Reply.nothing(), LIVE);
        List<BotCall> blank = calls(Reply.text(" "), LIVE);
        List<BotCall> keys = calls(Reply.text("a").keyboard(Keyboard.keys(List.of("Yes"))), LIVE);

        assertThat(only(nothing)).isEqualTo("deleteMessage " + deletion);
        assertThat(only(blank)).isEqualTo("deleteMessage " + deletion);
        assertThat(methods(keys)).containsExactly("sendMessage", "deleteMessage");
    }

    private static final ReplyAddress RICH = PRIVATE.preferring(Map.of("formatting", "rich"));

    @Test
    void expandableTextIsAQuoteInEveryPart() {
        assertThat(only(calls(Reply.expandable("a *b*"), PRIVATE)))
                .isEqualTo("sendMessage {\"chat_id\":5,\"text\":\"a *b*\",\"entities\":"
                        + "[{\"type\":\"expandable_blockquote\",\"offset\":0,\"length\":5}]}");

        List<BotCall> parts = calls(Reply.expandable("words and more\n".repeat(600)), PRIVATE);

        assertThat(parts).hasSize(3).allSatisfy(part -> {
            JsonNode quote = json(part).path("entities").path(0);
            assertThat(quote.path("type").asText()).isEqualTo("expandable_blockquote");
            assertThat(quote.path("length").asInt())
                    .isEqualTo(json(part).path("text").asText().length());
        });
    }

    @Test
    void whoeverPrefersRichMessagesGetsMarkdownAsOneWithASimplerForm() {
        List<BotCall> calls = calls(
                Reply.markdown("# Title\n\nso \\(a_1\\)")
                        .and(Reply.text("*as it is*"))
                        .keyboard(YES),
                RICH);

        assertThat(methods(calls)).containsExactly("sendRichMessage", "sendMessage", "sendMessage");
        assertThat(calls.stream().map(BotCall::fallbacks)).containsExactly(1, 0, 0);
        assertThat(calls.get(0).json().toString())
                .isEqualTo("{\"chat_id\":5,\"rich_message\":{\"markdown\":\"# Title\\n\\nso $a_1$\"}}");
        assertThat(json(calls.get(1)).path("text").asText()).isEqualTo("Title\n\nso a_1");
        assertThat(json(calls.get(2)).path("text").asText()).isEqualTo("*as it is*");
    }

    @Test
    void keyboardIsUnderTheLastPartOfEitherForm() {
        String text = "word ".repeat(2_000).strip();

        List<BotCall> calls = calls(Reply.markdown(text).keyboard(YES), RICH);

        assertThat(methods(calls)).containsExactly("sendRichMessage", "sendMessage", "sendMessage", "sendMessage");
        assertThat(calls.stream().map(call -> json(call).has("reply_markup")))
                .containsExactly(true, false, false, true);
    }

    @Test
    void richMessageTakesThePlaceOfThePreviewOrThePressedMessageInEitherForm() {
        List<BotCall> live = calls(Reply.markdown("**a**"), RICH.withLiveMessage(OptionalInt.of(30)));
        List<BotCall> pressed =
                calls(Reply.markdown("**a**").inPlace(), PRESSED.preferring(Map.of("formatting", "rich")));

        assertThat(methods(live)).containsExactly("editMessageText", "editMessageText");
        assertThat(live)
                .allSatisfy(call ->
                        assertThat(json(call).path("message_id").asInt()).isEqualTo(30));
        assertThat(methods(pressed)).containsExactly("answerCallbackQuery", "editMessageText", "editMessageText");
    }

    @Test
    void textWithoutARichFormGoesOutWithEntitiesOnly() {
        String table = "|a".repeat(21) + "|\n" + "|-".repeat(21) + "|\n";

        assertThat(methods(calls(Reply.markdown(table), RICH))).containsExactly("sendMessage");
        assertThat(TOPIC_OF_GROUP.preferring(Map.of("formatting", "rich")).rich())
                .isFalse();
        assertThat(PRIVATE.preferring(Map.of("formatting", "plain")).rich()).isFalse();
    }

    @Test
    void partsOfAMixedReplyKeepTheirOrder() {
        Attachment table = Attachment.bytes("t.csv", "text/csv", new byte[] {1});
        Reply reply = Reply.markdown("**before**\n\n" + "word ".repeat(1_500))
                .and(Reply.document(table, "The *table*"))
                .and(Reply.markdown("after"))
                .and(Reply.document(table, ""))
                .and(Reply.expandable("thoughts"));

        assertThat(methods(calls(reply, PRIVATE)))
                .containsExactly(
                        "sendMessage", "sendMessage", "sendDocument", "sendMessage", "sendDocument", "sendMessage");
        assertThat(methods(calls(reply, RICH)))
                .containsExactly(
                        "sendRichMessage",
                        "sendMessage",
                        "sendMessage",
                        "sendDocument",
                        "sendRichMessage",
                        "sendMessage",
                        "sendDocument",
                        "sendMessage");
    }

    @Test
    void removalDeletesThePressedMessage() {
        assertThat(methods(calls(Reply.removal(), PRESSED))).containsExactly("answerCallbackQuery", "deleteMessage");
        assertThat(calls(Reply.removal(), PRIVATE)).isEmpty();
    }

    @Test
    void everyKindOfButtonIsWritten() {
        Keyboard keyboard = Keyboard.inline(
                List.of(Button.action("A", "open", "1"), Button.link("L", URI.create("https://l.example"))),
                List.of(Button.copy("C", "code").styled(Button.Style.DANGER)));

        JsonNode markup = json(calls(Reply.text("x").keyboard(keyboard), PRIVATE)
                        .getFirst())
                .path("reply_markup");

        assertThat(markup.toString())
                .isEqualTo("{\"inline_keyboard\":[[{\"text\":\"A\",\"callback_data\":\"1:shop:open:1\"},"
                        + "{\"text\":\"L\",\"url\":\"https://l.example\"}],"
                        + "[{\"text\":\"C\",\"copy_text\":{\"text\":\"code\"},\"style\":\"danger\"}]]}");
    }

    @Test
    void pictureTakesThePlaceOfThePressedMessage() {
        Reply reply = Reply.photo(Attachment.bytes("a.png", "image/png", new byte[1]), "**Card**")
                .keyboard(Keyboard.inline(List.of(Button.action("A", "open"))))
                .inPlace();

        BotCall edit = calls(reply, PRESSED).getLast();

        assertThat(edit.method()).isEqualTo("editMessageMedia");
        assertThat(edit.files()).containsOnlyKeys("photo");
        JsonNode json = json(edit);
        assertThat(json.path("message_id").asInt()).isPositive();
        assertThat(json.path("media").path("type").asText()).isEqualTo("photo");
        assertThat(json.path("media").path("media").asText()).isEqualTo("attach://photo");
        assertThat(json.path("media").path("caption").asText()).isEqualTo("Card");
        assertThat(json.path("media").path("caption_entities")).hasSize(1);
        assertThat(json.path("reply_markup").has("inline_keyboard")).isTrue();
        assertThat(calls(reply, PRIVATE).getLast().method()).isEqualTo("sendPhoto");
    }

    @Test
    void keysAndTheirRemovalAreWritten() {
        Keyboard keys = Keyboard.contactKey("Number").row("Later").placeholder("Your number");

        assertThat(json(calls(Reply.text("x").keyboard(keys), PRIVATE).getFirst())
                        .path("reply_markup")
                        .toString())
                .isEqualTo("{\"keyboard\":[[{\"text\":\"Number\",\"request_contact\":true}],[{\"text\":\"Later\"}]],"
                        + "\"resize_keyboard\":true,\"one_time_keyboard\":true,"
                        + "\"input_field_placeholder\":\"Your number\"}");
        assertThat(json(calls(Reply.text("x").keyboard(Keyboard.remove()), PRIVATE)
                                .getFirst())
                        .path("reply_markup")
                        .toString())
                .isEqualTo("{\"remove_keyboard\":true}");
    }

    @Test
    void menuStaysAndTellsTheHostItsCommands() {
        Keyboard.Keys menu = Keyboard.menu(List.of(Keyboard.command("Report", "report", "week")));

        EncodedReply encoded = ReplyEncoder.encode(Reply.text("x").keyboard(menu), PRIVATE);

        assertThat(json(encoded.calls().getFirst()).path("reply_markup").toString())
                .isEqualTo("{\"keyboard\":[[{\"text\":\"Report\"}]],\"resize_keyboard\":true,\"is_persistent\":true}");
        assertThat(encoded.menus()).containsExactly(menu);
    }

    @Test
    void argumentTooLongForAButtonIsKeptUnderAKeyThatIsAlwaysTheSame() {
        String argument = "ж".repeat(40);
        Reply reply = Reply.text("x").keyboard(Keyboard.inline(List.of(Button.action("A", "open", argument))));

        EncodedReply first = ReplyEncoder.encode(reply, PRIVATE);
        EncodedReply second = ReplyEncoder.encode(reply, PRIVATE);

        CallbackData data = CallbackData.parse(json(first.calls().getFirst())
                        .at("/reply_markup/inline_keyboard/0/0/callback_data")
                        .asText())
                .orElseThrow();
        assertThat(data.kept()).isTrue();
        assertThat(first.keptArguments()).containsExactly(Map.entry(data.argument(), argument));
        assertThat(second.keptArguments()).isEqualTo(first.keptArguments());
    }

    @Test
    void commandTravelsInItsButtonAndOnlyItsLongArgumentIsKept() {
        Reply reply = Reply.text("x")
                .keyboard(Keyboard.inline(
                        List.of(Button.command("A", "help"), Button.command("B", "buy", "vip:1")),
                        List.of(Button.command("C", "buy", "x".repeat(60)))));

        EncodedReply encoded = ReplyEncoder.encode(reply, PRIVATE);

        JsonNode rows = json(encoded.calls().getFirst()).at("/reply_markup/inline_keyboard");
        assertThat(rows.at("/0/0/callback_data").asText()).isEqualTo("3:help:");
        assertThat(rows.at("/0/1/callback_data").asText()).isEqualTo("3:buy:vip:1");
        CommandData data =
                CommandData.parse(rows.at("/1/0/callback_data").asText()).orElseThrow();
        assertThat(data.kept()).isTrue();
        assertThat(encoded.keptCommands()).containsExactly(Map.entry(data.argument(), "x".repeat(60)));
        assertThat(encoded.keptArguments()).isEmpty();
    }

    @Test
    void keyboardOfMoreButtonsThanTelegramTakesIsRefused() {
        List<Button> buttons = Collections.nCopies(101, Button.action("A", "open"));

        assertThatThrownBy(() -> calls(Reply.text("x").keyboard(Keyboard.column(buttons)), PRIVATE))
                .isInstanceOf(JackfieldException.class)
                .hasMessageContaining("101 buttons");
    }

    @Test
    void photoCarriesItsCaptionAndKeyboard() {
        assertThat(only(calls(Reply.photo(Attachment.known("f1"), "**b**").keyboard(YES), TOPIC_OF_GROUP)))
                .isEqualTo("sendPhoto {\"chat_id\":-100,\"message_thread_id\":77,\"reply_parameters\":"
                        + "{\"message_id\":11,\"allow_sending_without_reply\":true},\"photo\":\"f1\",\"caption\":\"b\","
                        + "\"caption_entities\":[{\"type\":\"bold\",\"offset\":0,\"length\":1}],\"reply_markup\":"
                        + "{\"inline_keyboard\":[[{\"text\":\"Yes\",\"callback_data\":\"1:shop:yes:42\"}]]}}");
    }

    @Test
    void captionThatDoesNotFitFollowsAsAMessageOfItsOwn() {
        List<BotCall> calls = calls(
                Reply.document(Attachment.link(URI.create("https://f.example/a.pdf")), "c".repeat(1_025))
                        .keyboard(YES),
                PRIVATE);

        assertThat(methods(calls)).containsExactly("sendDocument", "sendMessage");
        assertThat(json(calls.getFirst()).toString())
                .isEqualTo("{\"chat_id\":5,\"document\":\"https://f.example/a.pdf\"}");
        assertThat(json(calls.getLast()).path("text").asText()).hasSize(1_025);
        assertThat(json(calls.getLast()).has("reply_markup")).isTrue();
    }

    @Test
    void bytesAreKeptAsideUntilTheyAreSent() {
        EncodedReply reply = ReplyEncoder.encode(
                Reply.document(Attachment.bytes("a.txt", "text/plain", new byte[] {1, 2}), ""), PRIVATE);

        BotCall call = reply.calls().getFirst();
        assertThat(json(call).toString()).isEqualTo("{\"chat_id\":5}");
        assertThat(reply.files()).singleElement().satisfies(file -> {
            assertThat(call.files()).containsExactly(Map.entry("document", file.id()));
            assertThat(file.name()).isEqualTo("a.txt");
            assertThat(file.content().getBytes()).containsExactly(1, 2);
        });
    }

    @Test
    void invoiceIsSentAsItIs() {
        Invoice invoice = new Invoice("VIP", "A month", "2:stars:order", "", new Money(100, "XTR"));

        JsonObject json =
                new JsonObject(calls(Reply.invoice(invoice), PRIVATE).getFirst().json());

        assertThat(json.getMap())
                .containsEntry("payload", "2:stars:order")
                .containsEntry("provider_token", "")
                .containsEntry("currency", "XTR");
        assertThat(json.getJsonArray("prices").encode()).isEqualTo("[{\"label\":\"VIP\",\"amount\":100}]");
        assertThat(json.getString("start_parameter"))
                .as("a forwarded copy opens the bot")
                .isNotEmpty();
    }

    private static JsonObject invoice(Map<String, Object> more) {
        Invoice invoice = new Invoice("VIP", "A month", "2:telegram:order", "1:TEST:a", new Money(9_900, "RUB"), more);
        return new JsonObject(calls(Reply.invoice(invoice), PRIVATE).getFirst().json());
    }

    @Test
    void furtherFieldsOfAnInvoiceGoAlong() {
        JsonObject json = invoice(Map.of(
                "need_email",
                true,
                "provider_data",
                Map.of("receipt", List.of(1)),
                "start_parameter",
                "",
                "photo_size",
                9));

        assertThat(json.getMap())
                .containsEntry("need_email", true)
                .containsEntry("provider_data", "{\"receipt\":[1]}")
                .containsEntry("start_parameter", "")
                .containsEntry("photo_size", 9);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "payload",
                "prices",
                "currency",
                "provider_token",
                "chat_id",
                "title",
                "reply_markup",
                "is_flexible",
                "max_tip_amount",
                "subscription_period",
                "unheard_of"
            })
    void whatIsTheHostsOrWouldChangeThePriceIsRefused(String field) {
        assertThatThrownBy(() -> invoice(Map.of(field, "x")))
                .isInstanceOf(JackfieldException.class)
                .hasMessageContaining("no further field '" + field + "'; it may have disable_notification, ");
    }

    @Test
    void callOfAnyMethodGetsTheChatWhereItNamesNone() {
        assertThat(only(calls(Reply.call("sendDice", Map.of("emoji", "🎲")), PRIVATE)))
                .startsWith("sendDice")
                .contains("\"chat_id\":5")
                .contains("\"emoji\":\"🎲\"");
        assertThat(only(calls(Reply.call("sendDice", Map.of("chat_id", 6)), PRIVATE)))
                .isEqualTo("sendDice {\"chat_id\":6}");
        assertThatThrownBy(() -> calls(Reply.call("../getMe", Map.of()), PRIVATE))
                .isInstanceOf(JackfieldException.class);
    }
}
