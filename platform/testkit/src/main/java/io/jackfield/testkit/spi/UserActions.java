package io.jackfield.testkit.spi;

import io.jackfield.api.Money;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What users do. Each method returns when the host has nothing more to do because of it, or when an answer is being
 * written that goes on only if somebody stops it.
 */
public interface UserActions {
    /** Somebody who may write; called before anything they do. */
    void meet(TestUser user);

    /** A group with the bot in it. */
    void gather(long group, String title, List<TestUser> members);

    void send(Seat seat, String text);

    /** @param text what the message of the bot says that is replied to */
    void reply(Seat seat, int messageId, String text, String answer);

    void shareContact(Seat seat, String phoneNumber);

    void send(Seat seat, Upload file);

    /** @param caption under the first photo; empty for none */
    void sendAlbum(Seat seat, String caption, List<byte[]> photos);

    /**
     * Presses a button.
     *
     * @param data may be what no button holds
     * @return Telegram's id of the press
     */
    String press(Seat seat, int messageId, String data);

    /**
     * Pays an invoice.
     *
     * @return why it was refused; empty when it was paid
     */
    Optional<String> pay(Seat seat, Invoice invoice);

    /** An invoice in a chat. */
    record Invoice(int messageId, String payload, Money price) {}

    /** Presses Stop under the answer that is being written, and waits for its end. */
    void stop(Seat seat);

    /**
     * An operator gives a user a plan.
     *
     * @param time absent for ever
     */
    void grant(long user, String plan, Optional<Duration> time);

    /** An operator takes the plan of a user back. */
    void revoke(long user);

    /** An operator gives a user credits, or takes so many where the number is below zero. */
    void credits(long user, long amount);

    /** Blocks the bot, or lets it in again. */
    void block(Seat seat, boolean blocked);
}
