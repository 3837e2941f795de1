package io.jackfield.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jackfield.api.JackfieldException;
import io.jackfield.api.desk.Memory;
import io.jackfield.api.llm.ChatMessage;
import io.jackfield.host.store.DialogueKey;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A chat with the bot, from the side of a user. What a user does comes back when the handler is done, so the next line of the
 * test sees its answer. Assertions that fail show the whole conversation.
 */
public final class TestChat {
    private static final int LONGEST_MESSAGE = 4_096;

    private final TestHost host;
    private final ChatLog log;
    private final TestUser user;
    private final Updates updates;

    TestChat(TestHost host, ChatLog log, TestUser user, Updates updates) {
        this.host = host;
        this.log = log;
        this.user = user;
        this.updates = updates;
    }

    /** The same chat with another member speaking. */
    public TestChat as(String member) {
        return new TestChat(host, log, host.telegram().user(member), updates);
    }

    /** Telegram's id of the chat. */
    public long id() {
        return log.id();
    }

    /** Telegram's id of the user. */
    public long userId() {
        return user.id();
    }

    /** Sends a text. One that begins with a slash is a command, as in Telegram. */
    public void sends(String text) {
        act(requireSendable(text), updates.text(log, user, text));
    }

    /** Sends a text as the reply to a message of the bot. */
    public void repliesTo(TestReply reply, String text) {
        act(requireSendable(text) + " (a reply)", updates.answer(log, user, text, reply));
    }

    /** Opens the bot through a deep link. */
    public void startsWith(String payload) {
        host.bot().info().deepLink(payload);
        sends("/start " + payload);
    }

    /** Shares the user's own phone number. */
    public void sendsContact(String phoneNumber) {
        act("<contact " + phoneNumber + ">", updates.contact(log, user, phoneNumber));
    }

    public void sendsPhoto(byte[] content) {
        sendsPhoto(content, "");
    }

    public void sendsPhoto(byte[] content, String caption) {
        String fileId = host.telegram().upload(content);
        act("<photo> " + caption, updates.photo(log, user, fileId, content.length, caption));
    }

    public void sendsDocument(String name, String mediaType, byte[] content) {
        String fileId = host.telegram().upload(content);
        act("<file " + name + ">", updates.document(log, user, fileId, name, mediaType, content.length));
    }

    public void sendsVoice(byte[] content) {
        String fileId = host.telegram().upload(content);
        act("<voice>", updates.voice(log, user, fileId, content.length));
    }

    /** Presses the button with this label on the latest message that has one, or the key that sends it. */
    public void presses(String label) {
        for (TestReply message : log.screen().reversed()) {
            if (message.keys().contains(label)) {
                sends(label);
                return;
            }
            Optional<TestReply.Button> button = message.find(label);
            if (button.isPresent()) {
                String data = button.get()
                        .data()
                        .orElseThrow(() -> wrong("'" + label + "' calls no plugin; look at reply.button(…)"));
                press(label, data, message.messageId());
                return;
            }
        }
        throw wrong("there is no button '" + label + "'");
    }

    /** Presses a button that the plugin never sent, as a changed Telegram client can. */
    public void pressesForged(String action, String argument) {
        for (String owner : host.handlers().keySet()) {
            press("forged " + action + " " + argument, "1:" + owner + ":" + action + ":" + argument, 1);
        }
    }

    private void press(String label, String data, int messageId) {
        String queryId = UUID.randomUUID().toString();
        act("[" + label + "]", updates.press(log, user, queryId, data, messageId));
        if (log.waiting().isEmpty() && !log.isAnswered(queryId)) {
            throw wrong("the press of '" + label + "' was not answered; its button spins for ever");
        }
    }

    /** Pays the latest invoice: Telegram asks the plugin first, and reports the payment. */
    public void pays() {
        triesToPay().ifPresent(refusal -> {
            throw wrong("the payment was refused: " + refusal);
        });
    }

    /** The same when the plugin may refuse; gives the reason that the user reads. */
    public Optional<String> triesToPay() {
        TestReply.Bill bill = log.screen().reversed().stream()
                .flatMap(reply -> reply.bill().stream())
                .findFirst()
                .orElseThrow(() -> wrong("there is no invoice to pay"));
        String id = UUID.randomUUID().toString();
        log.said(user.name(), "[pay '" + bill.title() + "']");
        host.dispatcher().deliver(log, updates.preCheckout(user, id, bill.payload(), bill.price()));
        if (!log.isAnswered(id)) {
            throw wrong("Telegram's question before the payment was not answered");
        }
        Optional<String> refusal = log.paymentRefusal();
        if (refusal.isEmpty()) {
            host.dispatcher().deliver(log, updates.paid(log, user, "charge-" + id, bill.payload(), bill.price()));
        }
        return refusal;
    }

    /** Presses Stop while an answer is being written: after {@link ScriptedModel#waitsForStop}. */
    public void stops() {
        RunningTurn turn = log.waiting().orElseThrow(() -> wrong("no answer is being written"));
        turn.pressStop();
        host.dispatcher().finish(log, turn);
    }

    /** The oldest reply that the test has not looked at: a new message, or one edited in place. */
    public TestReply nextReply() {
        return log.next().orElseThrow(() -> wrong("there is no further reply"));
    }

    /** The latest reply, looked at or not. */
    public TestReply lastReply() {
        List<TestReply> all = replies();
        if (all.isEmpty()) {
            throw wrong("there is no reply");
        }
        return all.getLast();
    }

    /** Replies that {@link #nextReply} has not given out yet. */
    public List<TestReply> unread() {
        return log.unread();
    }

    /** Every reply, edits among them, oldest first. */
    public List<TestReply> replies() {
        return log.replies();
    }

    /** The bot's messages as they now stand. */
    public List<TestReply> onScreen() {
        return log.screen();
    }

    /** The short line that answered the latest press; empty when there was none. */
    public String toast() {
        return log.toast();
    }

    /** The window that answered the latest press; empty when there was none. */
    public String alert() {
        return log.alert();
    }

    /** Why the handler failed; the test does not fail because of it any more. */
    public JackfieldException failure() {
        return log.takeFailure().orElseThrow(() -> wrong("no handler has failed"));
    }

    /** What the bot's plugins share about the user, such as {@code model}. */
    public Memory preferences() {
        return host.context().people().preferences(TestBot.ID, user.id());
    }

    /** What was said in this chat to the models and by them. */
    public List<ChatMessage> dialogue() {
        DialogueKey key = new DialogueKey(host.bot().number(), log.id(), 0);
        return host.store().dialogue(key, Integer.MAX_VALUE).stream()
                .map(turn -> new ChatMessage(ChatMessage.Role.values()[turn.role()], turn.body(), List.of()))
                .toList();
    }

    /** Who said what, with the buttons. */
    public String transcript() {
        return log.transcript();
    }

    ChatLog log() {
        return log;
    }

    /** Begins what {@link #sends} does and leaves it running. */
    Optional<RunningTurn> begins(String text) {
        return host.dispatcher().begin(log, updates.text(log, user, text));
    }

    private void act(String words, ObjectNode update) {
        if (log.waiting().isPresent()) {
            throw wrong("an answer is still being written; let " + user.name() + " stop it first");
        }
        log.said(user.name(), words);
        host.dispatcher().deliver(log, update);
    }

    private static String requireSendable(String text) {
        if (text.isBlank() || text.length() > LONGEST_MESSAGE) {
            throw new IllegalArgumentException(
                    "the text has " + text.length() + " characters; Telegram lets users send 1 to " + LONGEST_MESSAGE);
        }
        return text;
    }

    private AssertionError wrong(String problem) {
        return new AssertionError(problem + "\n\n" + transcript());
    }
}
