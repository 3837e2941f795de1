package io.jackfield.sandbox.telegram;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A person in a chat: what that person does, and what it sees. Each object remembers separately up to where
 * {@link #nextReply()} has read.
 */
public final class SandboxChat {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final World world;
    private final BotAccount bot;
    private final Room room;
    private final SandboxUser user;
    private final OptionalLong topic;
    private final UserPost post;
    private final Buttons buttons;
    private final Transcript transcript;
    private long lastReadId;

    SandboxChat(World world, BotAccount bot, Room room, SandboxUser user) {
        this(world, bot, room, user, OptionalLong.empty());
    }

    private SandboxChat(World world, BotAccount bot, Room room, SandboxUser user, OptionalLong topic) {
        this.world = world;
        this.bot = bot;
        this.room = room;
        this.user = user;
        this.topic = topic;
        this.post = new UserPost(world, bot, room, user);
        this.buttons = new Buttons(world, bot, room, user);
        this.transcript = new Transcript(world, room);
    }

    public long id() {
        return room.id();
    }

    /** Everything that happened here, and ways to wait for more. */
    public Transcript transcript() {
        return transcript;
    }

    /** The bot's next message that this object has not returned yet; waits up to 10 s for it. */
    public SandboxMessage nextReply() {
        return nextReply(PATIENCE);
    }

    /** As {@link #nextReply()}; throws an AssertionError when nothing comes in time. */
    public SandboxMessage nextReply(Duration limit) {
        SandboxMessage reply = transcript.awaitMessageAfter(lastReadId, limit);
        lastReadId = reply.id();
        return reply;
    }

    /** Lets the bot write first, as if the person had written long ago. */
    public SandboxChat open() {
        world.locked(room::start);
        return this;
    }

    /** Writes a message; commands, mentions and links in it are marked as Telegram does. */
    public SandboxMessage send(String text) {
        return perform(new JsonObject(), text);
    }

    /** Writes an answer to a message of this chat. */
    public SandboxMessage reply(long messageId, String text) {
        JsonObject original = world.locked(() -> room.log()
                .find(messageId)
                .map(Composer::asReplied)
                .orElseThrow(() -> new IllegalArgumentException("chat " + id() + " has no message " + messageId)));
        return perform(new JsonObject().put("reply_to_message", original), text);
    }

    /** Follows a link {@code https://t.me/<bot>?start=<payload>}. */
    public SandboxMessage startWith(String payload) {
        return send("/start " + payload);
    }

    private SandboxMessage perform(JsonObject content, String text) {
        return world.locked(() -> {
            requireUnblocked();
            return post.text(text, inTopic(content));
        });
    }

    /** Changes one of the person's own messages. */
    public SandboxMessage edit(long messageId, String text) {
        return world.locked(() -> room.log()
                .find(messageId)
                .filter(message -> message.senderId() == user.id())
                .map(message -> post.edit(message, text))
                .orElseThrow(() ->
                        new IllegalArgumentException("message " + messageId + " is not one of user " + user.id())));
    }

    /**
     * Presses an inline button.
     *
     * @param callbackData anything, also what no button holds: clients can send that too
     * @return the id of the callback query
     */
    public String press(long messageId, String callbackData) {
        return world.locked(() -> {
            requireUnblocked();
            room.start();
            return buttons.press(messageId, callbackData);
        });
    }

    /** Presses the newest button with this label: an inline button, or one of the reply keyboard. */
    public void press(String label) {
        Optional<SandboxMessage> message = world.locked(() -> buttons.newestWith(label));
        if (message.isPresent()) {
            press(message.get().id(), message.get().callbackData(label).orElseThrow());
        } else if (world.locked(() -> buttons.asksForContact(label))) {
            sendContact();
        } else {
            send(label);
        }
    }

    /** Shares the person's own number, which is made up of its id. */
    public SandboxMessage sendContact() {
        return sendContact("+99890%07d".formatted(user.id() % 10_000_000));
    }

    /** Shares a number as the person's own. */
    public SandboxMessage sendContact(String phoneNumber) {
        JsonObject contact = new JsonObject()
                .put("phone_number", phoneNumber)
                .put("first_name", user.firstName())
                .put("user_id", user.id());
        user.lastName().ifPresent(name -> contact.put("last_name", name));
        return share(new JsonObject().put("contact", contact));
    }

    public SandboxMessage sendPhoto(byte[] bytes, String name, String mime) {
        return sendPhoto(bytes, name, mime, "");
    }

    /** @param caption empty for none */
    public SandboxMessage sendPhoto(byte[] bytes, String name, String mime, String caption) {
        return sendFile(MediaKind.PHOTO, bytes, name, mime, caption);
    }

    public SandboxMessage sendDocument(byte[] bytes, String name, String mime) {
        return sendFile(MediaKind.DOCUMENT, bytes, name, mime, "");
    }

    public SandboxMessage sendVoice(byte[] bytes, String name, String mime) {
        return sendFile(MediaKind.VOICE, bytes, name, mime, "");
    }

    SandboxMessage sendFile(MediaKind kind, byte[] bytes, String name, String mime, String caption) {
        return world.locked(() -> {
            StoredFile file = world.files().add(kind, name, mime, Buffer.buffer(bytes));
            JsonObject content = new JsonObject().put(kind.field(), kind.describe(file, world.files(), 1));
            return share(caption.isEmpty() ? content : content.put("caption", caption));
        });
    }

    private SandboxMessage share(JsonObject content) {
        return world.locked(() -> {
            requireUnblocked();
            return post.post(inTopic(content));
        });
    }

    /** Pays an invoice and waits until it is known how that ended, at most a little longer than a bot may take. */
    public PaymentOutcome pay(long messageId) {
        return Await.result(
                startPayment(messageId).toCompletionStage().toCompletableFuture(),
                world.options().checkoutLimit().multipliedBy(2).plus(PATIENCE),
                () -> "end of the payment of message " + messageId);
    }

    /** As {@link #pay} without waiting; the future never fails. */
    public Future<PaymentOutcome> startPayment(long messageId) {
        return world.locked(() -> {
            Invoice invoice = room.invoices().get(messageId);
            if (invoice == null) {
                throw new IllegalArgumentException("message " + messageId + " is not an invoice");
            }
            return buttons.authorOf(messageId).checkout().start(user, room, invoice);
        });
    }

    /** Pays a link from {@code createInvoiceLink}; the future never fails. */
    public Future<PaymentOutcome> payLink(String link) {
        return world.locked(() -> {
            room.start();
            Invoice invoice = bot.checkout()
                    .byLink(link)
                    .orElseThrow(() -> new IllegalArgumentException(link + " is not an invoice link of this bot"));
            return bot.checkout().start(user, room, invoice);
        });
    }

    /** Pays the next period of a subscription; returns the new charge id. */
    public String renewSubscription(String chargeId) {
        return world.locked(() -> bot.checkout().renew(chargeId).id());
    }

    /** Presses the stop button of the draft on the screen. */
    public void stopDraft(long draftId) {
        world.locked(() -> {
            DraftFrame draft = room.signs()
                    .draft()
                    .filter(shown -> shown.draftId() == draftId && shown.canStop())
                    .orElseThrow(() -> new IllegalArgumentException(
                            "chat " + id() + " shows no draft " + draftId + " with a stop button"));
            JsonObject stopped = new JsonObject().put("chat", room.chat());
            draft.threadId().ifPresent(thread -> stopped.put("message_thread_id", thread));
            bot.updates().add("stopped_message_generation", stopped.put("draft_id", draftId));
            if (!draft.keepOnStop()) {
                room.signs().endDraft();
            }
        });
    }

    /** Blocks the bot: it can write no more, and is told so. */
    public void block() {
        changeBlock(true);
    }

    public void unblock() {
        changeBlock(false);
    }

    private void changeBlock(boolean wanted) {
        world.locked(() -> {
            if (room.isPrivate() && room.isBlocked() != wanted) {
                room.block(wanted);
                post.membershipChanged(wanted ? "member" : "kicked", wanted ? "kicked" : "member");
            }
        });
    }

    private void requireUnblocked() {
        if (room.isBlocked()) {
            throw new IllegalStateException("user " + user.id() + " has blocked the bot; unblock it first");
        }
    }

    /** Opens a topic and returns this person in it. */
    public SandboxChat openTopic() {
        long thread = world.locked(() -> {
            long id = room.log().takeId();
            room.addTopic(id);
            return id;
        });
        return new SandboxChat(world, bot, room, user, OptionalLong.of(thread));
    }

    private JsonObject inTopic(JsonObject content) {
        topic.ifPresent(thread -> content.put("message_thread_id", thread).put("is_topic_message", true));
        return content;
    }
}
