package io.jackfield.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.host.store.Database;
import io.jackfield.host.store.PersonKey;
import io.jackfield.host.store.PromoTable;
import io.jackfield.host.store.PromoTable.Held;
import io.jackfield.it.fixture.TestPlatform;
import io.jackfield.it.fixture.Till;
import io.jackfield.sandbox.telegram.SandboxChat;
import io.jackfield.sandbox.telegram.SandboxMessage;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Selling: what is offered works, what is paid is given once, and money finds its way whatever becomes of the plugin.
 */
class ShopIT {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Till till = Till.named("till");

    @RegisterExtension
    static final TestPlatform platform = TestPlatform.serving("shop", """
                    plugins: [payment-till]
                    plans:
                      - id: free
                      - {id: premium, label: {en: Premium, ru: Премиум}, premium: true}
                    products:
                      - id: month
                        plan: premium
                        period: P1M
                        title: {en: One month, ru: Месяц}
                        description: Everything
                        prices: {RUB: 599, XTR: 250}
                        renews: true
                      - id: year
                        plan: premium
                        period: P1Y
                        title: One year
                        prices: {USD: 70}
                    payments:
                      promo:
                        - {code: half, percent: 50, uses: 2}
                        - {code: first, percent: 50}
                        - {code: WEEK, days: 7, product: month}
                        - {code: old, percent: 10, until: 2020-01-01}
                    """).with(till.jar());

    @AfterEach
    void resetTill() {
        till.reset();
    }

    /** An order as its buyer sees it, and the page that the plugin is given. */
    private record Shown(String id, String payment, String page, SandboxMessage message) {}

    private static Shown buy(SandboxChat buyer, String what) {
        buyer.send("/till buy " + what);
        SandboxMessage message = buyer.nextReply();
        String[] told = buyer.nextReply().text().split(" ");
        JsonObject button = message.json()
                .getJsonObject("reply_markup")
                .getJsonArray("inline_keyboard")
                .getJsonArray(0)
                .getJsonObject(0);
        String address = button.getString("url");
        return new Shown(told[0], address.replaceFirst(".*/", ""), told[told.length - 1], message);
    }

    private static String pay(Shown order, String amount) {
        return till.calls(
                platform, "shop", "taken", Map.of("id", order.payment(), "order", order.id(), "amount", amount));
    }

    private static String plan(SandboxChat chat) {
        chat.send("/till plan");
        return chat.nextReply().text();
    }

    @Test
    void productsAreShownWithTheWaysThatWorkAtThatMoment() {
        SandboxChat ada = platform.newcomer();
        till.answers("abilities", "RUB XTR LOOK");
        ada.send("/till products");
        assertThat(ada.nextReply().text())
                .contains(
                        "id=month, label=One month, description=Everything, plan=premium, credits=0, period=Optional[P1M]")
                .contains(
                        "Way[id=till/RUB, label=Till en, price=599.00 RUB], Way[id=till/XTR, label=Till en, price=250 XTR]")
                .contains(
                        "id=year, label=One year, description=One year, plan=premium, credits=0, period=Optional[P1Y], ways=[]");

        till.answers("abilities", "");
        ada.send("/till products");
        assertThat(ada.nextReply().text()).doesNotContain("Way[");
    }

    @Test
    void paidOrderGivesItsPlanOnceAndItsBuyerIsTold() {
        SandboxChat ada = platform.newcomer("ru");
        Shown order = buy(ada, "month till");
        assertThat(order.message().text()).startsWith("Месяц, 599 ₽. Кнопка откроет страницу оплаты");
        assertThat(order.page()).endsWith("/" + order.payment());

        assertThat(buy(ada, "month till").payment())
                .as("the same payment again")
                .isEqualTo(order.payment());
        assertThat(pay(order, "599.00")).isEqualTo("DONE");
        assertThat(pay(order, "599.00")).isEqualTo("REPEATED");

        assertThat(ada.nextReply().text()).contains("599 ₽").contains("тариф «Премиум»");
        assertThat(plan(ada)).isEqualTo("premium");
        ada.send("/till check " + order.id());
        assertThat(ada.nextReply().text()).isEqualTo("«Месяц» оплачено, 599 ₽. Спасибо!");
        assertThat(ada.nextReply().text()).isEqualTo("PAID");
    }

    @Test
    void paymentThatWasToldWhileThePluginWasAwayIsCreditedOnceWhenTheSystemCallsAgain() {
        SandboxChat ada = platform.newcomer();
        Shown order = buy(ada, "month till");
        platform.home().remove("payment-till.jar");
        await().atMost(SOON).until(() -> !isLive());
        assertThat(pay(order, "599.00")).isEmpty();
        assertThat(platform.journal()
                        .column("select status from payment_callback where path like '%" + order.id() + "%'"))
                .containsExactly("503");

        platform.home().install(till.jar());
        await().atMost(SOON).until(ShopIT::isLive);

        assertThat(pay(order, "599.00")).isEqualTo("DONE");
        assertThat(pay(order, "599.00")).isEqualTo("REPEATED");
        assertThat(ada.nextReply().text()).contains("Premium");
        assertThat(platform.journal()
                        .column("select kind from payment_line where order_id = '" + order.id() + "' order by id"))
                .containsExactly("accepted", "granted");
    }

    private static boolean isLive() {
        return platform.pluginsReport().encode().contains("payment-till");
    }

    @Test
    void checkAsksThePaymentSystemAndBringsWhatItSaysToTheBooks() {
        SandboxChat ada = platform.newcomer();
        Shown order = buy(ada, "month till");
        ada.send("/till check " + order.id());
        assertThat(ada.nextReply().text()).startsWith("The payment for One month, 599 ₽, has not arrived yet");
        assertThat(ada.nextReply().text()).isEqualTo("OPEN");
        assertThat(till.heard("look")).containsExactly("look " + order.payment());

        till.answers("look " + order.payment(), "TAKEN 599.00 0");
        await().atMost(SOON).untilAsserted(() -> {
            ada.send("/till check " + order.id());
            ada.transcript().awaitText("One month is paid, 599 ₽. Thank you!", Duration.ofSeconds(5));
        });
        assertThat(platform.journal().column("select plan from subscription where person = " + ada.id()))
                .containsExactly("premium");
    }

    @Test
    void buyerReadsThatThePaymentFailedUntilThereIsAnotherTry() {
        SandboxChat ada = platform.newcomer("ru");
        Shown order = buy(ada, "month till");
        assertThat(till.calls(platform, "shop", "cancel", Map.of("id", order.payment())))
                .isEqualTo("DONE");

        ada.send("/till check " + order.id());
        assertThat(ada.nextReply().text())
                .isEqualTo(
                        "Оплата за «Месяц», 599 ₽, не прошла, деньги не списаны. Вернитесь назад и попробуйте ещё раз.");
        assertThat(ada.nextReply().text()).isEqualTo("OPEN");

        Shown again = buy(ada, "month till");
        assertThat(again.payment()).isNotEqualTo(order.payment());
        ada.send("/till check " + order.id());
        assertThat(ada.nextReply().text()).contains("пока не пришёл");
    }

    @Test
    void buyerKnowsBeforePayingThatItRenewsByItselfAndForHowMuch() {
        SandboxChat ada = platform.newcomer();
        ada.send("/till redeem first");
        ada.nextReply();
        ada.nextReply();

        assertThat(buy(ada, "month till").message().text())
                .startsWith("One month, 299.50 ₽.")
                .contains("renews automatically, for 599 ₽ each time, until you turn that off");

        till.answers("abilities", "RUB");
        assertThat(buy(platform.newcomer(), "month till").message().text()).doesNotContain("renews");
    }

    @Test
    void orderOfSomebodyElseIsNotFound() {
        Shown order = buy(platform.newcomer(), "month till");
        SandboxChat eve = platform.newcomer();

        eve.send("/till check " + order.id());

        assertThat(eve.nextReply().text()).startsWith("Sorry, something went wrong");
    }

    @Test
    void whatHasToBeKnownIsAskedUntilItCanBeUsed() {
        till.answers("checkout", "email");
        SandboxChat ada = platform.newcomer();
        ada.send("/till buy month till");
        assertThat(ada.nextReply().text()).isEqualTo("Which e-mail address should the receipt go to?");
        String first = ada.nextReply().text();
        assertThat(first).endsWith("OPEN Optional[EMAIL]");
        ada.send("/till buy month till email nonsense");
        assertThat(ada.nextReply().text()).startsWith("That does not look like an e-mail address");
        assertThat(ada.nextReply().text()).isEqualTo(first);

        Shown order = buy(ada, "month till email ada@example.org");

        assertThat(first).startsWith(order.id());
        assertThat(platform.journal()
                        .column("select customer->>'email' from payment_order where id = '" + order.id() + "'"))
                .containsExactly("ada@example.org");
    }

    @Test
    void discountIsFrozenIntoTheOrderAndGoodForOnePurchase() {
        SandboxChat ada = platform.newcomer();
        Shown full = buy(ada, "month till");
        ada.send("/till redeem Half");
        assertThat(ada.nextReply().text()).isEqualTo("The code counts: your next purchase costs less.");
        assertThat(ada.nextReply().text()).isEqualTo("true");
        ada.send("/till products");
        assertThat(ada.nextReply().text()).contains("price=299.50 RUB");

        Shown less = buy(ada, "month till");
        assertThat(less.id()).isNotEqualTo(full.id());
        assertThat(less.message().text()).startsWith("One month, 299.50 ₽");
        assertThat(pay(less, "299.50")).isEqualTo("DONE");

        ada.nextReply();
        ada.send("/till products");
        assertThat(ada.nextReply().text()).contains("price=599.00 RUB");
        ada.send("/till redeem half");
        assertThat(ada.nextReply().text()).isEqualTo("You have used this code before.");
    }

    @Test
    void codeIsGoodForAsManyPeopleAsItSaysAndAsLong() {
        platform.journal()
                .execute(
                        "insert into promo_use(bot, code, person, at)"
                                + " select (select number from bot where name = 'shop'), 'HALF', n, now() from generate_series(1, 2) n");
        SandboxChat ada = platform.newcomer();
        ada.send("/till redeem half");
        assertThat(ada.nextReply().text()).isEqualTo("This code has been used up.");
        assertThat(ada.nextReply().text()).isEqualTo("false");
        ada.send("/till redeem old");
        assertThat(ada.nextReply().text()).isEqualTo("I don’t know this code, or its time is over.");
        platform.journal().execute("delete from promo_use where person in (1, 2)");
    }

    @Test
    void oneCodeTakesSomethingOffOneOfTwoOrdersThatAreMadeAtOnce() {
        SandboxChat ada = platform.newcomer();
        ada.send("/till redeem half");
        ada.nextReply();
        assertThat(ada.nextReply().text()).isEqualTo("true");
        int bot = Integer.parseInt(platform.journal()
                .column("select number from bot where name = 'shop'")
                .getFirst());
        PersonKey user = new PersonKey(bot, ada.id());
        Vertx vertx = Vertx.vertx();
        Database database =
                new Database(vertx, platform.config().database().url().orElseThrow(), 1);
        try {
            PromoTable promos = new PromoTable(database.pool());
            Held seen = promos.held(user).await().getFirst();

            assertThat(promos.attach(user, seen, "order-a").await()).isTrue();
            assertThat(promos.attach(user, seen, "order-a").await())
                    .as("the same again")
                    .isTrue();
            assertThat(promos.attach(user, seen, "order-b").await()).isFalse();
            Held now = promos.held(user).await().getFirst();
            assertThat(promos.attach(user, now, "order-b").await()).isTrue();
        } finally {
            database.close().await();
            vertx.close().await();
            platform.journal().execute("delete from promo_use where person = " + ada.id());
        }
    }

    @Test
    void codeForDaysGivesThePlanAtOnce() {
        SandboxChat ada = platform.newcomer("ru");
        ada.send("/till redeem week");
        assertThat(ada.nextReply().text()).isEqualTo("Код принят: тариф «Премиум» ваш на 7 дней.");
        assertThat(ada.nextReply().text()).isEqualTo("true");
        assertThat(plan(ada)).isEqualTo("premium");
    }

    @Test
    void starsOfAProductThatRenewsAreASubscriptionByLink() {
        till.answers("abilities", "XTR RENEW").answers("checkout", "telegram");
        SandboxChat ada = platform.newcomer();
        ada.send("/till buy month till");
        SandboxMessage message = ada.nextReply();
        assertThat(message.text()).startsWith("One month, 250 ⭐ every 30 days.");
        assertThat(message.json().encode()).contains("Subscribe for 250 ⭐").contains("https://t.me/");
        ada.nextReply();

        till.answers("abilities", "XTR");
        ada.send("/till buy month till");
        assertThat(ada.nextReply().json().containsKey("invoice")).isTrue();
    }

    @Test
    void whatAPersonHasToLookAtIsToldOnceAndStaysOpen() {
        SandboxChat ada = platform.newcomer();
        Shown order = buy(ada, "month till");
        Map<String, String> about = Map.of("id", order.payment(), "order", order.id());
        till.calls(platform, "shop", "review", about);
        till.calls(platform, "shop", "review", about);

        assertThat(platform.journal()
                        .column("select what from payment_review where closed_at is null and order_id = '" + order.id()
                                + "'"))
                .containsExactly("look at " + order.payment());
        platform.host().clockTurned().await();
        assertThat(platform.health().encode())
                .contains("somebody has to look at payments of bot shop; open in payment_review: 1");
    }
}
