package io.jackfield.testkit;

import io.jackfield.testkit.spi.RealHost;
import io.jackfield.testkit.spi.Seat;
import io.jackfield.testkit.spi.TestUser;
import io.jackfield.testkit.spi.Upload;
import io.jackfield.testkit.spi.UserActions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** What users do in the sandbox, with note taken of who is about to do something. */
final class ConnectedUsers implements UserActions {
    private final RealHost host;
    private final TestTelegram telegram;
    private final TestClock clock;
    private final BooleanSupplier standsStill;
    private final Map<Long, Seat> acting = new ConcurrentHashMap<>();

    ConnectedUsers(RealHost host, TestTelegram telegram, TestClock clock, BooleanSupplier standsStill) {
        this.host = host;
        this.telegram = telegram;
        this.clock = clock;
        this.standsStill = standsStill;
    }

    /** A user who waits for an answer. */
    Optional<Seat> acting() {
        return acting.values().stream().findFirst();
    }

    void noteStop(Seat seat) {
        telegram.chat(seat.chat()).note("(" + seat.user().name() + " presses Stop)");
    }

    boolean isActing(long chat) {
        return acting.containsKey(chat);
    }

    @Override
    public void meet(TestUser user) {
        host.meet(user);
    }

    @Override
    public void gather(long group, String title, List<TestUser> members) {
        host.gather(group, title, members);
    }

    @Override
    public void send(Seat seat, String text) {
        act(seat, () -> host.send(seat, text));
    }

    @Override
    public void reply(Seat seat, int messageId, String text, String answer) {
        act(seat, () -> host.reply(seat, messageId, text, answer));
    }

    @Override
    public void shareContact(Seat seat, String phoneNumber) {
        act(seat, () -> host.shareContact(seat, phoneNumber));
    }

    @Override
    public void send(Seat seat, Upload file) {
        act(seat, () -> host.send(seat, file));
    }

    @Override
    public void sendAlbum(Seat seat, String caption, List<byte[]> photos) {
        act(seat, () -> host.sendAlbum(seat, caption, photos));
    }

    @Override
    public String press(Seat seat, int messageId, String data) {
        return acting(seat, () -> host.press(seat, messageId, data));
    }

    @Override
    public Optional<String> pay(Seat seat, Invoice invoice) {
        return acting(seat, () -> host.pay(seat, invoice));
    }

    @Override
    public void stop(Seat seat) {
        noteStop(seat);
        act(seat, () -> host.stop(seat));
    }

    @Override
    public void block(Seat seat, boolean blocked) {
        act(seat, () -> host.block(seat, blocked));
        telegram.chat(seat.chat()).block(blocked);
    }

    @Override
    public void grant(long user, String plan, Optional<Duration> time) {
        host.grant(user, plan, time);
    }

    @Override
    public void credits(long user, long amount) {
        host.credits(user, amount);
    }

    @Override
    public void revoke(long user) {
        host.revoke(user);
    }

    private void act(Seat seat, Runnable action) {
        acting(seat, () -> {
            action.run();
            return true;
        });
    }

    private <T> T acting(Seat seat, Supplier<T> action) {
        clock.tick();
        acting.put(seat.chat(), seat);
        try {
            return action.get();
        } finally {
            telegram.chat(seat.chat()).waitsForStop(standsStill.getAsBoolean());
            acting.remove(seat.chat());
        }
    }
}
