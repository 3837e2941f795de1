package io.jackfield.benchmarks.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.benchmarks.wire.HttpMessages;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class UpdateTemplateTest {
    private static final Webhook WEBHOOK = new Webhook(URI.create("http://127.0.0.1:8080/telegram/bench"), "s3cret");

    private final Chat chat = new Chat(41);

    @Test
    void updateIsWhatTelegramSends() {
        HttpMessages call = fill(new UpdateTemplate(WEBHOOK, shape(MessageText.NUMBERED_START)), 1_700_000_000);

        assertThat(call.target()).isEqualTo("/telegram/bench");
        assertThat(call.header("X-Telegram-Bot-Api-Secret-Token")).contains("s3cret");
        assertThat(call.body()).hasSizeBetween(400, 500);
        JsonObject update = new JsonObject(call.body());
        JsonObject message = update.getJsonObject("message");
        assertThat(update.getLong("update_id")).isEqualTo(100_000_007);
        assertThat(message.getLong("message_id")).isEqualTo(10_000_007);
        assertThat(message.getLong("date")).isEqualTo(1_700_000_000);
        assertThat(message.getString("text")).isEqualTo("/start n-0000001");
        assertThat(message.getJsonObject("chat").getLong("id")).isEqualTo(chat.id());
        assertThat(message.getJsonObject("from").getLong("id")).isEqualTo(chat.id());
        assertThat(message.getJsonArray("entities").getJsonObject(0).getString("type"))
                .isEqualTo("bot_command");
    }

    @Test
    void sameTemplateServesTheNextUpdate() {
        UpdateTemplate template = new UpdateTemplate(WEBHOOK, shape(MessageText.NUMBERED_START));
        fill(template, 1_700_000_000);

        HttpMessages second = fill(template, 1_700_000_009);

        JsonObject message = new JsonObject(second.body()).getJsonObject("message");
        assertThat(message.getString("text")).isEqualTo("/start n-0000002");
        assertThat(message.getLong("date")).isEqualTo(1_700_000_009);
    }

    @Test
    void botWithoutSecretGetsNone() {
        Webhook open = new Webhook(WEBHOOK.url(), "");

        HttpMessages call = fill(new UpdateTemplate(open, shape(MessageText.QUESTION)), 1_700_000_000);

        assertThat(call.header("X-Telegram-Bot-Api-Secret-Token")).isEmpty();
        assertThat(new JsonObject(call.body()).getJsonObject("message").containsKey("entities"))
                .isFalse();
    }

    @Test
    void commandsTakeTurns() {
        UpdateTemplate template =
                new UpdateTemplate(WEBHOOK, shape(MessageText.NUMBERED_WIDE).of(5));

        JsonObject message = new JsonObject(fill(template, 1_700_000_000).body()).getJsonObject("message");

        assertThat(message.getString("text")).isEqualTo("/" + WideCommands.name(7 % 5) + " n-0000001");
        assertThat(message.getJsonArray("entities").getJsonObject(0).getInteger("length"))
                .isEqualTo("/wide002".length());
    }

    @Test
    void questionBeforeAPaymentNamesTheOrderOfItsUser() {
        HttpMessages call = fill(new UpdateTemplate(WEBHOOK, shape(MessageText.PRE_CHECKOUT)), 1_700_000_000);

        JsonObject update = new JsonObject(call.body());
        JsonObject question = update.getJsonObject("pre_checkout_query");
        assertThat(update.getLong("update_id")).isEqualTo(100_000_007);
        assertThat(question.getString("id")).isEqualTo(chat.id() + "-n-0000001");
        assertThat(question.getJsonObject("from").getLong("id")).isEqualTo(chat.id());
        assertThat(question.getString("currency")).isEqualTo("XTR");
        assertThat(question.getInteger("total_amount")).isEqualTo(Invoices.STARS);
        assertThat(question.getString("invoice_payload")).isEqualTo("2:stars:" + Invoices.order(41));
    }

    @Test
    void numberIsFoundInAnyAnswer() {
        assertThat(Numbering.find("Hello, n-ada n-0000123!")).hasValue(123);
        assertThat(Numbering.find("Hello")).isEmpty();
        assertThat(Numbering.find("n-12")).isEmpty();
    }

    private static LoadShape shape(MessageText text) {
        return new LoadShape(1, 1, text, Redelivery.likeTelegram());
    }

    private HttpMessages fill(UpdateTemplate template, long date) {
        HttpMessages call = new HttpMessages();
        call.append(ByteBuffer.wrap(template.fill(chat.newUpdate(7, 0), date)));
        assertThat(call.next()).isTrue();
        assertThat(call.body().getBytes(UTF_8)).hasSize(call.bodyEnd() - call.bodyStart());
        return call;
    }
}
