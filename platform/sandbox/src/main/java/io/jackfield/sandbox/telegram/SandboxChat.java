package io.jackfield.sandbox.telegram;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A person in a chat: what that person does, and what it sees. Each object remembers separately up to where
 * {@link #nextReply()} has read.
 */
public final class SandboxChat {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int MOST_FILES = 10;
    private static final double LATITUDE = 41.311_2;
    private static final double LONGITUDE = 69.279_7;

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
        JsonObject original = world.locked(() -> original(messageId));
        return perform(new JsonObject().put("reply_to_message", original), text);
    }

    private JsonObject original(long messageId) {
        return room.log()
                .find(messageId)
                .map(Composer::asReplied)
                .orElseThrow(() -> new IllegalArgumentException("chat " + id() + " has no message " + messageId));
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

    /**
     * Presses the newest button with this label: an inline button, or one of the reply keyboard. One that asks for a
     * place shares a square of Tashkent.
     */
    public void press(String label) {
        Optional<SandboxMessage> message = world.locked(() -> buttons.newestWith(label));
        if (message.isPresent()) {
            press(message.get().id(), message.get().callbackData(label).orElseThrow());
            return;
        }
        JsonObject button = world.locked(() -> buttons.ofKeyboard(label));
        if (button.getBoolean("request_contact", false)) {
            sendContact();
        } else if (button.getBoolean("request_location", false)) {
            sendLocation(LATITUDE, LONGITUDE);
        } else if (Buttons.opensSomething(button)) {
            throw new IllegalArgumentException(
                    "the button '" + label + "' opens a dialog, which the sandbox does not have");
        } else {
            send(label);
        }
    }

    /** Shares a place, in degrees. */
    public SandboxMessage sendLocation(double latitude, double longitude) {
        JsonObject location = new JsonObject().put("latitude", latitude).put("longitude", longitude);
        return share(new JsonObject().put("location", location));
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
        return sendFiles(List.of(UserFile.photo(bytes, name, mime)), caption, OptionalLong.empty())
                .getFirst();
    }

    /**
     * Sends photos as an album: a message for each.
     *
     * @param caption stands under the first one; empty for none
     */
    public List<SandboxMessage> sendAlbum(String caption, List<byte[]> photos) {
        List<UserFile> files = photos.stream()
                .map(photo -> UserFile.photo(photo, "photo.jpg", "image/jpeg"))
                .toList();
        return sendFiles(files, caption, OptionalLong.empty());
    }

    public SandboxMessage sendDocument(byte[] bytes, String name, String mime) {
        return sendFiles(List.of(UserFile.document(bytes, name, mime)), "", OptionalLong.empty())
                .getFirst();
    }

    public SandboxMessage sendVoice(byte[] bytes, String name, String mime) {
        return sendFiles(List.of(UserFile.voice(bytes, name, mime)), "", OptionalLong.empty())
                .getFirst();
    }

    /**
     * Sends files: one as a message, 2 to 10 as an album, whose messages share a {@code media_group_id}.
     *
     * @param caption stands under the first one; empty for none
     * @param replyTo the message that this answers
     */
    public List<SandboxMessage> sendFiles(List<UserFile> files, String caption, OptionalLong replyTo) {
        if (files.isEmpty() || files.size() > MOST_FILES) {
            throw new IllegalArgumentException("an album has " + files.size() + " files; send 1 to " + MOST_FILES);
        }
        return world.locked(() -> {
            requireUnblocked();
            String album = Long.toString(world.nextAlbum());
            List<SandboxMessage> sent = new ArrayList<>();
            for (UserFile file : files) {
                JsonObject content = new JsonObject();
                replyTo.ifPresent(id -> content.put("reply_to_message", original(id)));
                if (files.size() > 1) {
                    content.put("media_group_id", album);
                }
                sent.add(post.file(file, sent.isEmpty() ? caption : "", inTopic(content)));
            }
            return sent;
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

    /**
     * The period of a subscription is over and its next one is paid, as Telegram does it by itself.
     *
     * @param chargeId of any of its payments
     * @return the new charge id
     * @throws IllegalStateException when the user or the bot has canceled it
     */
    public String renewSubscription(String chargeId) {
        return world.locked(() -> bot.checkout().renew(chargeId).id());
    }

    /** The period of a subscription is over and the user has too few Stars; the bot is told that it failed. */
    public void failRenewal(String chargeId) {
        world.locked(() -> bot.checkout().subscriptions().fail(chargeId));
    }

    /** Ends a subscription in Telegram's settings; it stays until the end of what is paid, and the bot is told. */
    public void cancelSubscription(String chargeId) {
        world.locked(() -> bot.checkout().subscriptions().cancel(chargeId));
    }

    /** Takes that back, before the end of what is paid; the bot is told. */
    public void resumeSubscription(String chargeId) {
        world.locked(() -> bot.checkout().subscriptions().resume(chargeId));
    }

    /** The store where the Stars of a charge were bought takes them back; the bot is told and not asked. */
    public void refundByStore(String chargeId) {
        world.locked(() -> bot.checkout().refundByStore(chargeId));
    }

    /**
     * Votes in a poll; no options take the vote back.
     *
     * @param options from zero
     */
    public void vote(long messageId, Integer... options) {
        world.locked(() -> {
            requireUnblocked();
            room.log()
                    .find(messageId)
                    .flatMap(world.polls()::in)
                    .orElseThrow(() -> new IllegalArgumentException("message " + messageId + " is not a poll"))
                    .vote(user, List.of(options));
        });
    }

    /** Types {@code @bot text} and waits for the bot's answer, up to 10 s. */
    public InlineAnswer inline(String text) {
        return Await.result(
                askInline(text, "").toCompletionStage().toCompletableFuture(),
                PATIENCE,
                () -> "answer to the inline query '" + text + "'");
    }

    /** As {@link #inline} without waiting; the future never fails. */
    public Future<InlineAnswer> askInline(String text, String offset) {
        return world.locked(() -> new InlineUse(world, bot, room, user).ask(text, offset));
    }

    /** Sends one of the results of an inline query. */
    public SandboxMessage chooseInline(String queryId, String resultId) {
        return world.locked(() -> {
            requireUnblocked();
            return new InlineUse(world, bot, room, user).choose(queryId, resultId, this::inTopic);
        });
    }

    /** Enters a group; bots read {@code new_chat_members}. */
    public SandboxMessage join() {
        return world.locked(() -> {
            if (room.rights().isBanned(user.id())) {
                throw new IllegalStateException("user " + user.id() + " is banned in chat " + id());
            }
            room.members().add(user.id());
            return post.post(new JsonObject().put("new_chat_members", new JsonArray().add(user.asSender())));
        });
    }

    /** Leaves a group; bots read {@code left_chat_member}. */
    public SandboxMessage leave() {
        return world.locked(() -> {
            room.members().remove(user.id());
            return post.post(new JsonObject().put("left_chat_member", user.asSender()));
        });
    }

    /** Presses the stop button of the draft on the screen. */
    public void stopDraft(long draftId) {
        stopDraftOf(draftId);
    }

    SandboxChat stopDraftOf(long draftId) {
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
        return this;
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
        if (!room.members().contains(user.id())) {
            throw new IllegalStateException("user " + user.id() + " is not in chat " + id() + "; let it join first");
        }
        if (!room.rights().mayWrite(user.id())) {
            throw new IllegalStateException("user " + user.id() + " is restricted in chat " + id());
        }
        if (topic.isPresent()
                && room.isClosed(topic.getAsLong())
                && !room.rights().isAdministrator(user.id())) {
            throw new IllegalStateException("topic " + topic.getAsLong() + " of chat " + id() + " is closed");
        }
    }

    /** Opens a topic and returns this person in it. */
    public SandboxChat openTopic() {
        return inTopic(world.locked(() -> room.addTopic("Topic")));
    }

    /** The same person in a topic of this chat. */
    SandboxChat inTopic(long thread) {
        return new SandboxChat(world, bot, room, user, OptionalLong.of(thread));
    }

    private JsonObject inTopic(JsonObject content) {
        topic.ifPresent(thread -> content.put("message_thread_id", thread).put("is_topic_message", true));
        return content;
    }
}
