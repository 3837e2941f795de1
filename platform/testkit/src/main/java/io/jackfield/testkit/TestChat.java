package io.jackfield.testkit;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.chat.Bot;
import io.jackfield.api.llm.ModelMessage;
import io.jackfield.api.memory.Preferences;
import io.jackfield.testkit.payment.InMemoryShop;
import io.jackfield.testkit.spi.Seat;
import io.jackfield.testkit.spi.TestUser;
import io.jackfield.testkit.spi.Upload;
import io.jackfield.testkit.spi.UserActions.Invoice;
import java.net.URI;
import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.opentest4j.AssertionFailedError;

/**
 * A chat with the bot, from the side of a user. What a user does comes back when the handler is done, so the next line
 * of the test sees its answer. After {@link ScriptedModel#waitsForStop} an answer stands still: what is sent then waits
 * behind it, as in the host, until {@link #stops} or {@code sends("/stop")}. Assertions that fail show the whole
 * conversation.
 */
public final class TestChat {
    private static final int LONGEST_MESSAGE = 4_096;
    private static final int LARGEST_ALBUM = 10;

    private final TestHost host;
    private final ChatLog log;
    private final TestUser user;

    TestChat(TestHost host, ChatLog log, TestUser user) {
        this.host = host;
        this.log = log;
        this.user = user;
    }

    /** The same chat with another member speaking. */
    public TestChat as(String member) {
        return new TestChat(host, log, host.telegram().user(member));
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
        requireSendable(text);
        act(text, () -> host.users().send(seat(), text));
    }

    /** Sends a text as the reply to a message of the bot. */
    public void repliesTo(TestReply reply, String text) {
        requireSendable(text);
        act(text + " (a reply)", () -> host.users().reply(seat(), reply.messageId(), reply.text(), text));
    }

    /** Opens the bot through a deep link. */
    public void startsWith(String payload) {
        new Bot(TestBot.ID, TestBot.USERNAME, TestBot.NAME).deepLink(payload);
        sends("/start " + payload);
    }

    /** Shares the user's own phone number. */
    public void sendsContact(String phoneNumber) {
        act("<contact " + phoneNumber + ">", () -> host.users().shareContact(seat(), phoneNumber));
    }

    public void sendsPhoto(byte[] content) {
        sendsPhoto(content, "");
    }

    public void sendsPhoto(byte[] content, String caption) {
        upload("<photo> " + caption, new Upload(Upload.Kind.PHOTO, "", "image/jpeg", content, caption));
    }

    /**
     * Sends photos as an album, which reaches the handler as one message.
     *
     * @param caption under the first photo; empty for none
     */
    public void sendsAlbum(String caption, byte[]... photos) {
        if (photos.length < 2 || photos.length > LARGEST_ALBUM) {
            throw new IllegalArgumentException(
                    "the album has " + photos.length + " photos; Telegram lets users send 2 to " + LARGEST_ALBUM);
        }
        act(
                "<album of " + photos.length + "> " + caption,
                () -> host.users().sendAlbum(seat(), caption, List.of(photos)));
    }

    public void sendsDocument(String name, String mediaType, byte[] content) {
        upload("<file " + name + ">", new Upload(Upload.Kind.DOCUMENT, name, mediaType, content, ""));
    }

    public void sendsVoice(byte[] content) {
        upload("<voice>", new Upload(Upload.Kind.VOICE, "", "audio/ogg", content, ""));
    }

    private void upload(String words, Upload file) {
        act(words, () -> host.users().send(seat(), file));
    }

    /** An operator gives the user a plan for so long; added to the same plan where that still runs. */
    public void getsPlan(String plan, Duration time) {
        log.said("(operator)", "grants " + plan + " for " + time);
        host.users().grant(userId(), plan, Optional.of(time));
    }

    /** An operator gives the user a plan without an end. */
    public void getsPlan(String plan) {
        log.said("(operator)", "grants " + plan);
        host.users().grant(userId(), plan, Optional.empty());
    }

    /**
     * The user has paid for a plan: added to the same plan where that runs, else from now on, and what is left of
     * another one comes behind it. In memory only.
     */
    public void buysPlan(String plan, Period period) {
        log.said(user.name(), "(pays for " + plan + " for " + period + ")");
        host.buy(userId(), plan, Optional.of(period));
    }

    /** The user has paid for a plan without an end. In memory only. */
    public void buysPlan(String plan) {
        log.said(user.name(), "(pays for " + plan + ")");
        host.buy(userId(), plan, Optional.empty());
    }

    /** The user begins the trial of a plan. In memory only. */
    public void triesPlan(String plan) {
        log.said(user.name(), "(tries " + plan + ")");
        host.tryOut(userId(), plan);
    }

    /** An operator takes the user's plan back. */
    public void losesPlan() {
        log.said("(operator)", "takes the plan back");
        host.users().revoke(userId());
    }

    /** An operator gives the user credits: answers beyond the limits of their plan. */
    public void getsCredits(long amount) {
        log.said("(operator)", "gives " + amount + " credits");
        host.users().credits(userId(), amount);
    }

    /** Blocks the bot: nothing reaches this user any more, and no desk counts on it. */
    public void blocksTheBot() {
        act("(blocks the bot)", () -> host.users().block(seat(), true));
    }

    /** Lets the bot in again. */
    public void unblocksTheBot() {
        log.said(user.name(), "(lets the bot in again)");
        host.users().block(seat(), false);
    }

    /** Presses the button with this label on the latest message that has one, or the key that sends it. */
    public void presses(String label) {
        for (TestReply message : onScreen().reversed()) {
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
        for (String owner : host.owners()) {
            press("forged " + action + " " + argument, "1:" + owner + ":" + action + ":" + argument, 1);
        }
    }

    private void press(String label, String data, int messageId) {
        AtomicReference<String> press = new AtomicReference<>();
        act("[" + label + "]", () -> press.set(host.users().press(seat(), messageId, data)));
        if (!log.isWaiting() && !log.isAnswered(press.get())) {
            throw wrong("the press of '" + label + "' was not answered; its button spins for ever");
        }
    }

    /**
     * Pays what was shown last, an invoice or the page behind a button. Of an invoice Telegram asks the host first,
     * which looks at the order that it is for, and reports the payment.
     */
    public void pays() {
        triesToPay().ifPresent(refusal -> {
            throw wrong("the payment was refused: " + refusal);
        });
    }

    /** The same when the host may refuse; gives the reason that the user reads. */
    public Optional<String> triesToPay() {
        TestReply shown = onScreen().reversed().stream()
                .filter(reply -> reply.bill().isPresent() || page(reply).isPresent())
                .findFirst()
                .orElseThrow(() -> wrong("there is no invoice and no page to pay"));
        AtomicReference<Optional<String>> refusal = new AtomicReference<>();
        page(shown)
                .ifPresentOrElse(
                        page -> act("[pay on " + page + "]", () -> refusal.set(host.payOn(page))),
                        () -> payInvoice(shown, refusal));
        return refusal.get();
    }

    private void payInvoice(TestReply shown, AtomicReference<Optional<String>> refusal) {
        TestReply.Bill bill = shown.invoice();
        act(
                "[pay '" + bill.title() + "']",
                () -> refusal.set(
                        host.users().pay(seat(), new Invoice(shown.messageId(), bill.payload(), bill.price()))));
    }

    private static Optional<URI> page(TestReply reply) {
        return reply.buttonRows().stream()
                .flatMap(List::stream)
                .flatMap(button -> button.link().stream())
                .filter(InMemoryShop::isPage)
                .findFirst();
    }

    /** Presses Stop while an answer is being written: after {@link ScriptedModel#waitsForStop}. */
    public void stops() {
        if (!log.isWaiting()) {
            throw wrong("no answer is being written");
        }
        host.users().stop(seat());
    }

    /**
     * The answer that is being written shows this part: of the text, of what the model thinks, or of what it is doing.
     * While it stands still, after {@link ScriptedModel#waitsForStop}. Gives the preview, to look at how it is shown.
     */
    public TestReply seesGrowing(String part) {
        if (!log.isWaiting()) {
            throw wrong("no answer is being written");
        }
        TestReply preview = host.preview(log, part);
        if (!preview.text().contains(part)) {
            throw wrong(user.name() + " sees '" + preview.text() + "' growing, without '" + part + "' in it");
        }
        return preview;
    }

    /** Everything that was shown of answers while they were being written, oldest first. In memory only. */
    public List<TestReply> watched() {
        HostSwitch.requireMemory("what is shown meanwhile depends on time there");
        return log.watched();
    }

    /** The next reply has exactly this text; gives it, to look at its buttons or its file. */
    public TestReply sees(String text) {
        TestReply reply = nextReply();
        if (!reply.text().equals(text)) {
            throw new AssertionFailedError(
                    user.name() + " sees another text than expected\n\n" + transcript(), text, reply.text());
        }
        return reply;
    }

    /** The next reply has this part in its text. */
    public TestReply seesPart(String part) {
        TestReply reply = nextReply();
        if (!reply.text().contains(part)) {
            throw wrong(user.name() + " sees '" + reply.text() + "', without '" + part + "' in it");
        }
        return reply;
    }

    /** There is no reply that the test has not looked at. */
    public void seesNothingMore() {
        List<TestReply> more = unread();
        if (!more.isEmpty()) {
            throw wrong(user.name() + " sees more than expected: "
                    + more.stream().map(TestReply::text).toList());
        }
    }

    /** The oldest reply that the test has not looked at: a new message, or one edited in place. */
    public TestReply nextReply() {
        return settled().next().orElseThrow(() -> wrong("there is no further reply"));
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
        return settled().unread();
    }

    /** Every reply, edits among them, oldest first. */
    public List<TestReply> replies() {
        return settled().replies();
    }

    /** The bot's messages as they now stand. */
    public List<TestReply> onScreen() {
        return settled().screen();
    }

    /** The short line that answered the latest press; empty when there was none. */
    public String toast() {
        return settled().toast();
    }

    /** The window that answered the latest press; empty when there was none. */
    public String alert() {
        return settled().alert();
    }

    /** Why the handler failed; the test does not fail because of it any more. */
    public JackfieldException failure() {
        return settled().takeFailure().orElseThrow(() -> wrong("no handler has failed"));
    }

    /** What the bot's plugins share about the user, such as {@code model}. */
    public Preferences preferences() {
        return host.context().people().preferences(TestBot.ID, user.id());
    }

    /** What was said in this chat to the models and by them. */
    public List<ModelMessage> dialogue() {
        return host.dialogue(log.id());
    }

    /**
     * What the plugin's prompt sources have a model know when this user sends this text, by their names; those that say
     * nothing are left out. The text goes to no handler. Fails when a source fails, where a dialogue would go on
     * without it. In memory only.
     */
    public Map<String, String> background(String text) {
        requireSendable(text);
        return host.background(this, text);
    }

    /** Who said what, with the buttons. */
    public String transcript() {
        return log.transcript();
    }

    ChatLog log() {
        return log;
    }

    TestUser user() {
        return user;
    }

    /** What has been shown until nothing more was to come. */
    private ChatLog settled() {
        host.settle();
        return log;
    }

    private Seat seat() {
        return new Seat(log.id(), user);
    }

    private void act(String words, Runnable action) {
        if (log.isBlocked()) {
            throw wrong(user.name() + " has blocked the bot; let the bot in again first");
        }
        log.said(user.name(), words);
        action.run();
    }

    private static void requireSendable(String text) {
        if (text.isBlank() || text.length() > LONGEST_MESSAGE) {
            throw new IllegalArgumentException(
                    "the text has " + text.length() + " characters; Telegram lets users send 1 to " + LONGEST_MESSAGE);
        }
    }

    private AssertionError wrong(String problem) {
        return new AssertionError(problem + "\n\n" + transcript());
    }
}
