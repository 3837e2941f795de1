package io.jackfield.sandbox.telegram;

import static io.jackfield.sandbox.telegram.RunningTelegram.ADA;
import static io.jackfield.sandbox.telegram.RunningTelegram.inlineKeyboard;
import static io.jackfield.sandbox.telegram.RunningTelegram.toAda;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessagesTest {
    @RegisterExtension
    final RunningTelegram server = new RunningTelegram();

    @Test
    void getMeTellsWhoTheBotIs() {
        JsonObject me = server.call("getMe").result();

        assertThat(me.getLong("id")).isEqualTo(1001);
        assertThat(me.getString("username")).isEqualTo("helper_bot");
        assertThat(me.getBoolean("is_bot")).isTrue();
    }

    @Test
    void sentMessageIsNumberedDatedAndReadable() {
        var answer = server.say("  Hello \n");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.result().getLong("message_id")).isEqualTo(1);
        assertThat(answer.result().getLong("date"))
                .isEqualTo(server.clock().instant().getEpochSecond());
        assertThat(server.ada().transcript().latestText()).isEqualTo("Hello");
    }

    @Test
    void methodNamesAndBodiesComeInEveryShape() throws Exception {
        String base = "/bot" + server.bot().token();

        var query = server.send(
                server.at(base + "/SENDMESSAGE?chat_id=7&text=from+the+address").GET());
        var form = server.send(
                server.at(base + "/sendmessage")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(
                                BodyPublishers.ofString(
                                        "chat_id=7&text=from%20a%20form&reply_markup="
                                                + "%7B%22inline_keyboard%22%3A%5B%5B%7B%22text%22%3A%22Go%22%2C%22callback_data%22%3A%22go%22%7D%5D%5D%7D")));

        assertThat(query.result().getString("text")).isEqualTo("from the address");
        assertThat(form.result().getString("text")).isEqualTo("from a form");
        assertThat(server.ada().transcript().latest().orElseThrow().buttons()).containsExactly("Go");
    }

    @Test
    void longFormFieldsArriveWhole() throws Exception {
        String text = "я".repeat(4_000);

        var form = server.send(server.at("/bot" + server.bot().token() + "/sendMessage")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("chat_id=7&text=" + "%D1%8F".repeat(4_000))));

        assertThat(form.result().getString("text")).isEqualTo(text);
    }

    @Test
    void strangersAndUnknownMethodsAreTurnedAway() throws Exception {
        var unknownMethod = server.call("sendTelepathy");
        var unknownToken =
                server.send(server.at("/bot1002:another-token-1/getMe").GET());
        var malformedToken = server.send(server.at("/botnonsense/getMe").GET());

        assertThat(unknownMethod.status()).isEqualTo(404);
        assertThat(unknownMethod.description()).isEqualTo("Not Found: method not found");
        assertThat(unknownToken.status()).isEqualTo(401);
        assertThat(unknownToken.description()).isEqualTo("Unauthorized");
        assertThat(malformedToken.status()).isEqualTo(404);
        assertThat(malformedToken.description()).isEqualTo("Not Found");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'chat_id':7,'text':'  '} | Bad Request: message text is empty",
                "{'chat_id':8,'text':'x'} | Bad Request: chat not found",
                "{'text':'x'} | Bad Request: chat_id is empty",
                "{'chat_id':7,'text':'x','parse_mode':'BBCode'} | Bad Request: unsupported parse_mode",
                "{'chat_id':7,'text':'<p>x</p>','parse_mode':'HTML'} | Bad Request: can't parse entities: Unsupported start tag \"p\" at byte offset 0",
                "{'chat_id':7,'text':'x','entities':[{'type':'bold','offset':0,'length':5}]} | Bad Request: entity beginning at UTF-16 offset 0 ends after the end of the text at UTF-16 offset 5",
                "{'chat_id':7,'text':'x','entities':[{'type':'bold','offset':9,'length':1}]} | Bad Request: ENTITY_BOUNDS_INVALID",
                "{'chat_id':7,'text':'x','entities':[{'type':'loud','offset':0,'length':1}]} | Bad Request: can't parse entities: unsupported type specified",
                "{'chat_id':7,'text':'x','reply_parameters':{'message_id':99}} | Bad Request: message to be replied not found",
                "{'chat_id':7,'text':'x','message_thread_id':5} | Bad Request: message thread not found",
                "{'chat_id':7,'text':'x','reply_markup':{'inline_keyboard':[[{'text':'a'}]]}} | Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
            })
    void badMessagesAreRefusedInTelegramsWords(String parameters, String description) {
        var answer = server.call("sendMessage", new JsonObject(parameters.replace('\'', '"')));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().getInteger("error_code")).isEqualTo(400);
        assertThat(answer.description()).isEqualTo(description);
    }

    @Test
    void lengthIsCountedInUtf16UnitsAfterParsing() {
        String fits = "😀".repeat(2_048);

        assertThat(server.say(fits).status()).isEqualTo(200);
        assertThat(server.say(fits + "x").description()).isEqualTo("Bad Request: message is too long");
        assertThat(server.call(
                                "sendMessage",
                                toAda().put("text", "<b>" + fits + "</b>").put("parse_mode", "html"))
                        .status())
                .isEqualTo(200);
        assertThat(server.say("я".repeat(20_000)).description()).isEqualTo("Bad Request: text is too long");
    }

    @Test
    void callbackDataIsLimitedInBytes() {
        JsonObject message = toAda().put("text", "Choose");

        assertThat(server.call("sendMessage", message.put("reply_markup", inlineKeyboard("Yes", "я".repeat(32))))
                        .status())
                .isEqualTo(200);
        assertThat(server.call("sendMessage", message.put("reply_markup", inlineKeyboard("Yes", "я".repeat(33))))
                        .description())
                .isEqualTo("Bad Request: BUTTON_DATA_INVALID");
    }

    @Test
    void repliesShowWhatTheyAnswer() {
        SandboxMessage question = server.ada().send("Why?");
        JsonObject answer = toAda().put("text", "Because")
                .put("reply_parameters", new JsonObject().put("message_id", question.id()));

        JsonObject sent = server.call("sendMessage", answer).result();

        assertThat(sent.getJsonObject("reply_to_message").getString("text")).isEqualTo("Why?");
    }

    @Test
    void replyKeyboardBelongsToTheChat() {
        JsonArray rows = new JsonArray().add(new JsonArray().add("Yes").add("No"));
        server.call(
                "sendMessage",
                toAda().put("text", "Well?").put("reply_markup", new JsonObject().put("keyboard", rows)));

        server.ada().press("No");
        server.call(
                "sendMessage",
                toAda().put("text", "Pity").put("reply_markup", new JsonObject().put("remove_keyboard", true)));

        assertThat(server.ada().transcript().messages().get(1).text()).isEqualTo("No");
        assertThat(server.ada().transcript().replyKeyboard()).isEmpty();
    }

    @Test
    void editChangesTheMessageAndTakesButtonsAway() {
        server.call("sendMessage", toAda().put("text", "Old").put("reply_markup", inlineKeyboard("Go", "go")));
        JsonObject edit = toAda().put("message_id", 1).put("text", "New");

        var first = server.call("editMessageText", edit);
        var second = server.call("editMessageText", edit);

        SandboxMessage now = server.ada().transcript().latest().orElseThrow();
        assertThat(first.result().getString("text")).isEqualTo("New");
        assertThat(now.edited()).isTrue();
        assertThat(now.buttons()).isEmpty();
        assertThat(second.description())
                .isEqualTo("Bad Request: message is not modified: specified new message content and reply markup are "
                        + "exactly the same as a current content and reply markup of the message");
        assertThat(server.ada().transcript().editCount()).isEqualTo(1);
    }

    @Test
    void onlyOwnAndExistingMessagesCanBeEdited() {
        SandboxMessage foreign = server.ada().send("Mine");

        var missing =
                server.call("editMessageText", toAda().put("message_id", 50).put("text", "x"));
        var other = server.call(
                "editMessageText", toAda().put("message_id", foreign.id()).put("text", "x"));
        var unnamed = server.call("editMessageText", toAda().put("text", "x"));

        assertThat(missing.description()).isEqualTo("Bad Request: message to edit not found");
        assertThat(other.description()).isEqualTo("Bad Request: message can't be edited");
        assertThat(unnamed.description()).isEqualTo("Bad Request: message identifier is not specified");
    }

    @Test
    void buttonsCanBeChangedAlone() {
        server.say("Choose");

        server.call(
                "editMessageReplyMarkup", toAda().put("message_id", 1).put("reply_markup", inlineKeyboard("A", "a")));

        assertThat(server.ada().transcript().latest().orElseThrow().callbackData("A"))
                .contains("a");
    }

    @Test
    void deletedMessagesAreGone() {
        server.say("one");
        server.say("two");
        server.say("three");

        var once = server.call("deleteMessage", toAda().put("message_id", 1));
        var twice = server.call("deleteMessage", toAda().put("message_id", 1));
        var many = server.call(
                "deleteMessages",
                toAda().put("message_ids", new JsonArray().add(1).add(2)));

        assertThat(once.json().getBoolean("result")).isTrue();
        assertThat(twice.description()).isEqualTo("Bad Request: message to delete not found");
        assertThat(many.json().getBoolean("result")).isTrue();
        assertThat(server.ada().transcript().botMessages())
                .extracting(SandboxMessage::text)
                .containsExactly("three");
        assertThat(server.ada().transcript().botMessageCount()).isEqualTo(3);
    }

    @Test
    void blockedBotIsForbiddenToWriteAndIsTold() {
        server.ada().block();

        var refused = server.say("Hello?");
        JsonObject change = server.newest("my_chat_member");
        server.ada().unblock();

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.description()).isEqualTo("Forbidden: bot was blocked by the user");
        assertThat(change.getJsonObject("new_chat_member").getString("status")).isEqualTo("kicked");
        assertThat(server.say("Hello!").status()).isEqualTo(200);
    }

    @Test
    void nobodyIsWrittenToBeforeWritingFirst() {
        server.telegram().addUser(SandboxUser.of(8, "Bob", "en"));

        var refused =
                server.call("sendMessage", new JsonObject().put("chat_id", 8).put("text", "Hi"));

        assertThat(refused.description()).isEqualTo("Forbidden: bot can't initiate conversation with a user");
    }

    @Test
    void messagesAreForwardedAndCopied() {
        SandboxMessage original = server.ada().send("Read this");
        JsonObject source = toAda().put("from_chat_id", ADA).put("message_id", original.id());

        JsonObject forwarded = server.call("forwardMessage", source).result();
        JsonObject copied = server.call("copyMessage", source).result();

        assertThat(forwarded
                        .getJsonObject("forward_origin")
                        .getJsonObject("sender_user")
                        .getLong("id"))
                .isEqualTo(ADA);
        assertThat(copied.fieldNames()).containsExactly("message_id");
        assertThat(server.ada().transcript().latestText()).isEqualTo("Read this");
    }

    @Test
    void diceContactsAndLocationsAreSent() {
        int value =
                server.call("sendDice", toAda()).result().getJsonObject("dice").getInteger("value");
        JsonObject contact = server.call(
                        "sendContact", toAda().put("phone_number", "+1").put("first_name", "Bo"))
                .result()
                .getJsonObject("contact");
        JsonObject place = server.call(
                        "sendLocation", toAda().put("latitude", 41.3).put("longitude", 69.2))
                .result()
                .getJsonObject("location");

        assertThat(value).isBetween(1, 6);
        assertThat(contact.getString("first_name")).isEqualTo("Bo");
        assertThat(place.getDouble("latitude")).isEqualTo(41.3);
    }
}
