package io.jackfield.host.admin;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.api.chat.Recipient;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.desk.MessageDesk;
import io.jackfield.api.llm.ModelMessage;
import io.jackfield.host.admin.UserLookup.User;
import io.jackfield.host.loop.VirtualThreads;
import io.jackfield.host.memory.Dialogues;
import io.jackfield.host.people.UserBlocks;
import io.jackfield.host.staff.OperatorRight;
import io.jackfield.host.store.DialogueKey;
import io.jackfield.host.store.DialogueTurn;
import io.jackfield.host.store.EventRow;
import io.jackfield.host.store.EventTable;
import io.jackfield.host.store.UserBlockTable.Block;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes to users as the bot, and keeps them out of it. Core loop only. */
public final class AdminUserContact {
    private static final Logger LOG = LoggerFactory.getLogger(AdminUserContact.class);
    private static final String USER = "/bots/:bot/users/:user";
    /** Of Telegram. */
    private static final int LONGEST_MESSAGE = 4_096;

    private final Vertx vertx;
    private final UserLookup lookup;
    private final MessageDesk messages;
    private final History history;
    private final UserBlocks blocks;
    private final Clock clock;

    /** Where it is kept that somebody was written to. */
    public record History(Dialogues dialogues, EventTable events) {}

    public AdminUserContact(
            Vertx vertx, UserLookup lookup, MessageDesk messages, History history, UserBlocks blocks, Clock clock) {
        this.vertx = vertx;
        this.lookup = lookup;
        this.messages = messages;
        this.history = history;
        this.blocks = blocks;
        this.clock = clock;
    }

    public List<AdminCall> calls() {
        return List.of(
                AdminCall.post("users.message", USER + "/message", OperatorRight.MESSAGE_USERS, "Write as the bot")
                        .body("text", "1 to " + LONGEST_MESSAGE + " characters, sent as they are")
                        .json(this::message),
                AdminCall.post(
                                "users.block",
                                USER + "/block",
                                OperatorRight.CHANGE_USERS,
                                "Keep somebody out: nothing of theirs is answered any more; what they have stays")
                        .json(this::block),
                AdminCall.post("users.unblock", USER + "/unblock", OperatorRight.CHANGE_USERS, "Let them in again")
                        .json(this::unblock));
    }

    private Future<JsonObject> message(AdminRequest request) {
        String text = text(request.body());
        return lookup.user(request.bot(), request.path("user"))
                .compose(user -> {
                    if (user.person().isEmpty()) {
                        throw new JackfieldException(
                                StandardError.NOT_FOUND,
                                "user " + user.id() + " has never written to bot " + request.bot()
                                        + ", and Telegram lets no bot write first");
                    }
                    return send(user, text);
                })
                .compose(user -> remember(
                        user,
                        text,
                        request.operator().name().orElse(request.body().getString("by", ""))))
                // Their words belong to the user; the audit says that there were some.
                .onSuccess(user ->
                        request.note().change(new JsonObject(), new JsonObject().put("characters", text.length())))
                .map(user -> new JsonObject()
                        .put("bot", user.bot().id())
                        .put("user", user.id())
                        .put("sent", true));
    }

    private static String text(JsonObject body) {
        if (body.getValue("text") instanceof String text && !text.isBlank() && text.length() <= LONGEST_MESSAGE) {
            return text.strip();
        }
        throw BodyFields.refused("text is no text of 1 to " + LONGEST_MESSAGE + " characters; say what to write");
    }

    /** It is stored when this completes, and on its way. */
    private Future<User> send(User user, String text) {
        return VirtualThreads.call(vertx, "user-message", () -> {
            messages.send(Recipient.of(user.bot().id(), user.id()), Reply.text(text));
            return user;
        });
    }

    /** In the dialogue, so that models know what was said, and among the events. The message itself is on its way. */
    private Future<User> remember(User user, String text, String by) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        DialogueTurn turn = DialogueTurn.of(
                new DialogueKey(user.bot().number(), user.id(), 0),
                now.atOffset(ZoneOffset.UTC),
                0,
                ModelMessage.assistant(text));
        Future<Void> recorded = user.bot().config().events().records("messaged")
                ? history.events()
                        .add(EventRow.of(
                                user.bot().number(), now, OptionalLong.of(user.id()), "messaged", Map.of("by", by)))
                : Future.succeededFuture();
        return Future.join(history.dialogues().add(turn), recorded)
                .onFailure(error -> LOG.warn(
                        "admin: bot={} user={} the message is sent, but not in the user's history: {}",
                        user.bot().id(),
                        user.id(),
                        error.getMessage()))
                .map(user)
                .otherwise(user);
    }

    private Future<JsonObject> block(AdminRequest request) {
        return lookup.user(request.bot(), request.path("user"))
                .compose(user -> blocks.block(new Block(
                                user.key(),
                                clock.instant(),
                                request.operator().name().orElse(request.body().getString("by", "")),
                                request.body().getString("reason", ""),
                                false))
                        .map(stored -> changed(request, user, true)));
    }

    private Future<JsonObject> unblock(AdminRequest request) {
        return lookup.user(request.bot(), request.path("user")).compose(user -> {
            if (!blocks.isBlocked(user.key())) {
                throw new JackfieldException(
                        StandardError.NOT_FOUND,
                        "user " + user.id() + " is not blocked in bot "
                                + user.bot().id());
            }
            return blocks.unblock(user.key()).map(removed -> changed(request, user, false));
        });
    }

    private static JsonObject changed(AdminRequest request, User user, boolean blocked) {
        request.note().change(new JsonObject().put("blocked", !blocked), new JsonObject().put("blocked", blocked));
        LOG.info("admin: bot={} user={} blocked={}", user.bot().id(), user.id(), blocked);
        return new JsonObject()
                .put("bot", user.bot().id())
                .put("user", user.id())
                .put("blocked", blocked);
    }
}
