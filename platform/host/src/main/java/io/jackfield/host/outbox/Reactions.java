package io.jackfield.host.outbox;

import io.jackfield.host.loop.CoreLoop;
import io.jackfield.host.telegram.ApiAnswer;
import io.jackfield.host.telegram.BotCall;
import io.jackfield.host.telegram.ReactionCall;
import io.jackfield.host.telegram.ServedBot;
import io.vertx.core.Future;
import java.time.Duration;

/**
 * Reactions under users' messages, and short words in their place: signs of the moment, which are neither stored nor
 * sent again, and left out when the limits leave no room. Core loop only.
 */
public final class Reactions {
    private static final int TRIES = 3;

    private final CoreLoop loop;
    private final Outbox outbox;
    private final Delivery delivery;

    public Reactions(CoreLoop loop, Outbox outbox, Delivery delivery) {
        this.loop = loop;
        this.outbox = outbox;
        this.delivery = delivery;
    }

    /** What came of it. */
    public enum Outcome {
        SHOWN,
        /** This chat takes no such reaction. */
        REFUSED,
        LEFT_OUT
    }

    /** Never fails. */
    public Future<Outcome> show(ServedBot bot, long chat, int message, String emoji) {
        if (!outbox.governor().tryDraft(bot.number(), chat, loop.nanoTime())) {
            return Future.succeededFuture(Outcome.LEFT_OUT);
        }
        return delivery.send(bot, ReactionCall.show(chat, message, emoji))
                .map(answer -> outcome(bot, chat, answer))
                .otherwise(Outcome.LEFT_OUT);
    }

    private Outcome outcome(ServedBot bot, long chat, ApiAnswer answer) {
        if (answer.ok()) {
            return Outcome.SHOWN;
        }
        answer.retryAfterSeconds()
                .ifPresent(seconds -> outbox.governor().ordered(bot.number(), chat, seconds, loop.nanoTime()));
        return answer.status() == 400 ? Outcome.REFUSED : Outcome.LEFT_OUT;
    }

    /** Takes the reaction away; tries again a few times when Telegram asks to wait. */
    public void takeAway(ServedBot bot, long chat, int message) {
        takeAway(bot, ReactionCall.none(chat, message), TRIES);
    }

    private void takeAway(ServedBot bot, BotCall call, int tries) {
        delivery.send(bot, call).onSuccess(answer -> {
            if (tries > 1 && answer.retryAfterSeconds().isPresent()) {
                Duration pause = Duration.ofSeconds(answer.retryAfterSeconds().getAsInt());
                loop.later(pause, () -> takeAway(bot, call, tries - 1));
            }
        });
    }

    /** A message that may get lost. */
    public void say(ServedBot bot, long chat, BotCall message) {
        if (outbox.governor().tryTurn(bot.number(), chat, loop.nanoTime())) {
            delivery.send(bot, message);
        }
    }
}
