package io.jackfield.sandbox.telegram;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.UnaryOperator;

/** What a person does with the inline mode of a bot in a chat. Used under the world's lock. */
record InlineUse(World world, BotAccount bot, Room room, SandboxUser user) {

    /** Asks the bot; the future never fails, and never ends when the bot does not answer. */
    Future<InlineAnswer> ask(String text, String offset) {
        InlineBook.Query query = bot.inline().open(text);
        JsonObject content = new JsonObject()
                .put("id", query.id())
                .put("from", user.asSender())
                .put("chat_type", room.isPrivate() ? "sender" : room.type())
                .put("query", text)
                .put("offset", offset);
        bot.updates().add("inline_query", content);
        return query.answer().future();
    }

    /**
     * Sends a result in the person's name.
     *
     * @param inTopic puts the message where the person stands
     */
    SandboxMessage choose(String queryId, String resultId, UnaryOperator<JsonObject> inTopic) {
        InlineBook.Query query = bot.inline()
                .find(queryId)
                .orElseThrow(() -> new IllegalArgumentException("there is no inline query " + queryId));
        InlineBook.Choice choice = query.choice(resultId)
                .orElseThrow(() -> new IllegalArgumentException(
                        "the answer to inline query " + queryId + " has no result '" + resultId + "'"));
        JsonObject content = choice.content().copy().put("via_bot", bot.asSender());
        choice.keyboard().ifPresent(markup -> content.put("reply_markup", markup.copy()));
        SandboxMessage sent = new UserPost(world, bot, room, user).post(inTopic.apply(content));
        JsonObject chosen = new JsonObject()
                .put("result_id", resultId)
                .put("from", user.asSender())
                .put("query", query.text());
        if (choice.keyboard().isPresent()) {
            chosen.put("inline_message_id", remember(sent));
        }
        bot.updates().add("chosen_inline_result", chosen);
        return sent;
    }

    private String remember(SandboxMessage sent) {
        String id = "SBI" + Long.toString(ThreadLocalRandom.current().nextLong(1L << 60, Long.MAX_VALUE), 36);
        world.inlineMessages().put(id, new InlineMessage(bot, room, sent.id()));
        return id;
    }
}
