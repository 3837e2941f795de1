package io.jackfield.host.payment.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.api.Money;
import io.jackfield.api.chat.Chat;
import io.jackfield.api.chat.Person;
import io.jackfield.api.memory.Preferences;
import io.jackfield.host.loop.TestLoop;
import io.jackfield.host.people.UserBlocks;
import io.jackfield.host.routing.HostReplies;
import io.jackfield.host.store.RowKey;
import io.jackfield.host.store.UserBlockTable;
import io.jackfield.host.telegram.BotApi;
import io.jackfield.host.telegram.FakeBotApi;
import io.jackfield.host.telegram.IncomingUpdate;
import io.jackfield.host.telegram.IncomingUpdate.PreCheckout;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PreCheckoutsTest {
    private static final int HASTE = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final TestLoop test = new TestLoop(HASTE);
    private final FakeBotApi telegram = new FakeBotApi(test.vertx());
    private final HeldPayments payments = new HeldPayments();
    private volatile Future<Map<String, String>> shelf = Future.succeededFuture(Map.of());
    private final PreCheckouts preCheckouts = test.get(() -> new PreCheckouts(
            test.loop(),
            new BotApi(test.vertx(), Duration.ofSeconds(5), 4),
            payments,
            new UserBlocks(new UserBlockTable(null)),
            key -> shelf,
            new HostReplies()));

    @AfterEach
    void close() {
        test.close();
    }

    private void asks(String query) {
        Person ada = new Person(5, "Ada", "", Optional.empty(), "ru");
        PreCheckout question = new PreCheckout(query, "2:stars:order", new Money(250, "XTR"));
        test.run(() -> preCheckouts.take(new IncomingUpdate(
                telegram.bot(), new RowKey(1, 7, 900), Chat.privateChat(5), Optional.of(ada), question)));
    }

    private JsonObject answer() {
        await().atMost(PATIENCE).until(() -> !telegram.calls().isEmpty());
        assertThat(telegram.methods()).containsOnly("answerPreCheckoutQuery");
        return telegram.calls().getLast().json();
    }

    private void decides(PreCheckoutVerdict verdict) {
        test.run(() -> payments.check(0).tryComplete(verdict));
    }

    @Test
    void whatTheBooksAllowMayGoAhead() {
        asks("c1");
        decides(PreCheckoutVerdict.ALLOWED);

        assertThat(answer().encode()).isEqualTo("{\"pre_checkout_query_id\":\"c1\",\"ok\":true}");
        assertThat(payments.told()).containsExactly("check 5 2:stars:order 250 XTR");
    }

    @ParameterizedTest
    @EnumSource(value = PreCheckoutVerdict.class, mode = EnumSource.Mode.EXCLUDE, names = "ALLOWED")
    void everyRefusalIsASentenceInTheBuyersLanguage(PreCheckoutVerdict verdict) {
        shelf = Future.succeededFuture(Map.of(Preferences.LANGUAGE, "uz"));
        asks("c1");
        decides(verdict);

        assertThat(answer().getBoolean("ok")).isFalse();
        String uzbek = new HostReplies().label("uz", verdict.textKey());
        assertThat(answer().getString("error_message")).isEqualTo(uzbek);
        assertThat(uzbek)
                .isNotEqualTo(new HostReplies().label("ru", verdict.textKey()))
                .isNotEqualTo(new HostReplies().label("en", verdict.textKey()));
    }

    @Test
    void databaseThatHangsMeansNotNow() {
        shelf = Promise.<Map<String, String>>promise().future();
        asks("c1");

        assertThat(answer().getString("error_message")).isEqualTo(new HostReplies().label("ru", "invoice.later"));

        decides(PreCheckoutVerdict.ALLOWED);
        assertThat(telegram.calls()).hasSize(1);
    }

    @Test
    void databaseThatIsAwayMeansNotNow() {
        shelf = Future.failedFuture("away");
        asks("c1");
        test.run(() -> payments.check(0).fail("connection refused"));

        assertThat(answer().getBoolean("ok")).isFalse();
    }

    @Test
    void booksThatBreakMeanNotNow() {
        payments.breakWith(new IllegalStateException("broken on purpose"));
        asks("c1");

        assertThat(answer().getString("error_message")).isEqualTo(new HostReplies().label("ru", "invoice.later"));
    }

    @Test
    void answerThatDoesNotGetThroughIsGivenAgain() {
        telegram.refuse(call -> true, 429, "Too Many Requests: retry after 1", "\"retry_after\": 1");
        telegram.answer(call -> true, 502, "<html>");
        asks("c1");
        decides(PreCheckoutVerdict.ALLOWED);

        await().atMost(PATIENCE).until(() -> telegram.taken().size() == 1);
        assertThat(telegram.calls()).hasSize(3);
    }

    @Test
    void answerThatTelegramWaitsForNoLongerIsNot() {
        telegram.refuse(call -> true, 400, "Bad Request: query is too old");
        asks("c1");
        decides(PreCheckoutVerdict.ALLOWED);
        await().atMost(PATIENCE).until(() -> telegram.calls().size() == 1);

        asks("c2");
        test.run(() -> payments.check(1).complete(PreCheckoutVerdict.ALLOWED));
        await().atMost(PATIENCE).until(() -> telegram.calls().size() == 2);
        assertThat(telegram.calls().getLast().json().getString("pre_checkout_query_id"))
                .isEqualTo("c2");
    }

    @Test
    void questionThatComesTwiceIsAnsweredOnce() {
        asks("c1");
        asks("c1");
        decides(PreCheckoutVerdict.ALLOWED);
        answer();
        asks("c1");
        asks("c2");

        assertThat(payments.told()).hasSize(2);
    }
}
