package io.jackfield.host.payment.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.api.Money;
import io.jackfield.api.chat.Chat;
import io.jackfield.api.chat.ChatKind;
import io.jackfield.api.chat.Person;
import io.jackfield.host.ServedBots;
import io.jackfield.host.alerts.Alerts;
import io.jackfield.host.loop.TestLoop;
import io.jackfield.host.store.RowKey;
import io.jackfield.host.telegram.IncomingUpdate;
import io.jackfield.host.telegram.IncomingUpdate.Paid;
import io.jackfield.host.telegram.IncomingUpdate.PaymentNotice;
import io.jackfield.host.telegram.IncomingUpdate.Refunded;
import io.jackfield.host.telegram.IncomingUpdate.SubscriptionChanged;
import io.jackfield.host.telegram.IncomingUpdate.Unreadable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PaymentNoticesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final PaymentNotice PAID =
            new Paid("2:stars:order", new Money(250, "XTR"), "stx1", "", Instant.EPOCH, Optional.empty(), false, false);

    private final TestLoop test = new TestLoop(1_000);
    private final HeldPayments payments = new HeldPayments();
    private final Alerts alerts = new Alerts(Clock.systemUTC(), (alert, day) -> {});
    private final List<String> ends = new CopyOnWriteArrayList<>();
    private final PaymentNotices notices = new PaymentNotices(test.loop(), payments, alerts);

    @AfterEach
    void close() {
        test.close();
    }

    private void comes(long id, Chat chat, PaymentNotice notice) {
        Person ada = new Person(5, "Ada", "", Optional.empty(), "en");
        IncomingUpdate update =
                new IncomingUpdate(ServedBots.helper(), new RowKey(1, 7, id), chat, Optional.of(ada), notice);
        test.run(() -> notices.take(update, notice, () -> ends.add("stored " + id), () -> ends.add("left " + id)));
    }

    private void comes(long id, PaymentNotice notice) {
        comes(id, Chat.privateChat(5), notice);
    }

    private void awaitTries(int tries) {
        await().atMost(PATIENCE).until(() -> payments.told().size() == tries);
    }

    private void fails(int index) {
        test.run(() -> payments.notice(index).fail("the database is away"));
    }

    @Test
    void eachKindGoesItsWay() {
        comes(1, PAID);
        comes(2, new Refunded("2:stars:order", new Money(250, "XTR"), "stx1"));
        comes(3, new SubscriptionChanged("2:stars:order", SubscriptionChanged.State.FAILED, Instant.EPOCH));
        comes(4, new Chat(-100, ChatKind.GROUP, OptionalInt.empty(), "Engines"), PAID);

        assertThat(payments.told())
                .containsExactly("paid 5 stx1", "refunded 5 stx1", "renewal 5 FAILED", "paid 5 stx1");
        assertThat(ends).isEmpty();
        test.run(() -> payments.notice(0).complete());
        assertThat(ends).containsExactly("stored 1");
    }

    @Test
    void paymentIsTriedUntilItIsStoredAndTheOperatorToldMeanwhile() {
        comes(1, PAID);
        for (int tries = 1; tries <= 6; tries++) {
            awaitTries(tries);
            assertThat(alerts.all()).hasSize(tries > 3 ? 1 : 0);
            fails(tries - 1);
        }
        awaitTries(7);
        assertThat(alerts.all().getFirst().words())
                .contains("bot helper", "update 1", "the database is away", "nothing is lost");
        assertThat(ends).isEmpty();

        test.run(() -> payments.notice(6).complete());

        assertThat(ends).containsExactly("stored 1");
        assertThat(alerts.all()).isEmpty();
    }

    @Test
    void alertStaysWhileAnotherPaymentWaits() {
        comes(1, PAID);
        comes(2, PAID);
        payments.breakWith(new IllegalStateException("broken on purpose"));
        fails(0);
        fails(1);
        await().atMost(PATIENCE).until(() -> !alerts.all().isEmpty());
        payments.breakWith(null);

        int next = payments.told().size();
        awaitTries(next + 2);
        test.run(() -> payments.notice(next).complete());
        assertThat(alerts.all()).hasSize(1);
        test.run(() -> payments.notice(next + 1).complete());

        assertThat(alerts.all()).isEmpty();
        assertThat(ends).hasSize(2);
    }

    @Test
    void hostThatStopsLeavesWhatIsNotStoredToTheNextStart() {
        comes(1, PAID);
        comes(2, PAID);
        fails(0);
        test.run(notices::stop);
        assertThat(ends).containsExactly("left 1");

        fails(1);
        assertThat(ends).containsExactly("left 1", "left 2");
        assertThat(payments.told()).hasSizeBetween(2, 3);
    }

    @Test
    void paymentThatCannotBeReadIsShownToTheOperatorAndLeft() {
        IncomingUpdate update = new IncomingUpdate(
                ServedBots.helper(),
                new RowKey(1, 7, 9),
                Chat.privateChat(5),
                Optional.empty(),
                new Unreadable("message: no charge", true));

        notices.unreadable(update, "message: no charge", () -> ends.add("left"));

        assertThat(alerts.all().getFirst().words()).contains("update 9", "message: no charge", "by hand");
        assertThat(ends).containsExactly("left");
    }
}
