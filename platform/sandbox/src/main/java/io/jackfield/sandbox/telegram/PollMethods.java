package io.jackfield.sandbox.telegram;

import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Optional;

/** Asking and closing polls; votes come as {@code poll} and, unless the poll is anonymous, {@code poll_answer}. */
final class PollMethods {
    private final World world;
    private final Addressing addressing;
    private final Composer composer;

    PollMethods(World world, Addressing addressing, Composer composer) {
        this.world = world;
        this.addressing = addressing;
        this.composer = composer;
    }

    void register(Map<String, BotMethod> methods) {
        methods.put("sendpoll", BotMethod.direct(this::send));
        methods.put("stoppoll", BotMethod.direct(this::stop));
    }

    private JsonObject send(ApiCall call) {
        Room room = addressing.writable(call);
        PollTerms terms = PollTerms.from(call, world.now());
        ReplyMarkup.of(call);
        Poll poll = world.polls().open(call.bot(), terms);
        SandboxMessage sent = composer.send(call, room, new JsonObject().put("poll", poll.toJson()));
        poll.shownIn(room, sent.id());
        return sent.body();
    }

    private JsonObject stop(ApiCall call) {
        Room room = addressing.writable(call);
        SandboxMessage message = call.number("message_id").stream()
                .mapToObj(id -> room.log().find(id))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> ApiError.badRequest("message with poll to stop not found"));
        Poll poll = world.polls()
                .in(message)
                .filter(found -> message.senderId() == call.bot().telegramId())
                .orElseThrow(() -> ApiError.badRequest("poll can't be stopped"));
        if (poll.isClosed()) {
            throw ApiError.badRequest("poll has already been closed");
        }
        Optional<JsonObject> keyboard = ReplyMarkup.of(call).filter(ReplyMarkup::isInline);
        JsonObject body = message.json();
        body.remove("reply_markup");
        keyboard.ifPresent(markup -> body.put("reply_markup", markup));
        room.refresh(message.withBody(body));
        poll.close();
        return poll.toJson();
    }
}
