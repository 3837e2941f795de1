package io.jackfield.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.it.fixture.ChildHost;
import io.jackfield.it.fixture.PluginJar;
import io.jackfield.it.fixture.SystemCalls;
import io.jackfield.it.fixture.SystemCalls.Answer;
import io.jackfield.it.fixture.TestPlatform;
import io.jackfield.sandbox.telegram.SandboxChat;
import io.vertx.core.json.JsonObject;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * {@code kill -9} while payment systems call, each call from two connections and again until it is answered: what was
 * accepted was granted, once, and whoever got money back has no plan.
 */
class PaymentKillIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final int KILLS = 2;
    private static final int ORDERS = 24;
    /** Of beginning and of taking by two connections for each order, and of giving back for every fourth. */
    private static final int ANSWERS = ORDERS * 4 + ORDERS / 4 * 2;

    private static final long TIYIN = 9_900_000;

    @RegisterExtension
    static final TestPlatform platform = TestPlatform.serving("shop", """
                    plugins: [command-seller, payment-payme, payment-click]
                    plans: [{id: free}, {id: premium, label: Premium, premium: true}]
                    products: [{id: month, plan: premium, period: P1M, title: One month, prices: {UZS: 99000}}]
                    payments: {mode: test}
                    """)
            .with(PluginJar.command(
                    "command-seller", "buy", "context.shop().buy(request, \"month\", request.argument()).reply()"))
            .shipped("payment-payme", SystemCalls.paymeSettings())
            .shipped("payment-click", SystemCalls.clickSettings())
            .notStarted();

    private final AtomicInteger answered = new AtomicInteger();

    private record Sale(SandboxChat buyer, String order, boolean byPayme, boolean givenBack) {}

    @Test
    void whatIsAcceptedIsGrantedOnceWheneverTheHostDies() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        try (ChildHost host = platform.childHost();
                SystemCalls calls = new SystemCalls(platform.config().server().port());
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            host.start();
            List<Sale> sales = sell();
            List<Future<?>> systems = sales.stream()
                    .<Future<?>>map(sale -> threads.submit(() -> run(calls, sale)))
                    .toList();
            for (int kill = 1; kill <= KILLS; kill++) {
                int from = ANSWERS * (kill - 1) / KILLS;
                int killAt = from + 1 + random.nextInt(ANSWERS / KILLS - 1);
                await().pollInterval(Duration.ofMillis(1)).atMost(LIMIT).until(() -> answered.get() >= killAt);
                host.kill();
                host.start();
            }
            for (Future<?> system : systems) {
                finish(system);
            }
            for (Sale sale : sales) {
                assertRight(sale, "seed " + seed);
            }
            assertBooks(sales);
        }
    }

    private static void finish(Future<?> system) throws InterruptedException, ExecutionException, TimeoutException {
        system.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
    }

    private static List<Sale> sell() {
        List<Sale> sales = new ArrayList<>();
        for (int number = 0; number < ORDERS; number++) {
            boolean byPayme = number % 2 == 0;
            SandboxChat buyer = platform.newcomer();
            buyer.send("/buy " + (byPayme ? "payme" : "click"));
            buyer.nextReply();
            String order = platform.journal()
                    .column("select id from payment_order where person = " + buyer.id())
                    .getFirst();
            sales.add(new Sale(buyer, order, byPayme, number % 4 == 0));
        }
        return sales;
    }

    private void run(SystemCalls calls, Sale sale) {
        if (sale.byPayme()) {
            payme(calls, sale);
        } else {
            click(calls, sale);
        }
    }

    private void payme(SystemCalls calls, Sale sale) {
        JsonObject creation = SystemCalls.creation("5e" + "0".repeat(6) + sale.order(), sale.order(), TIYIN);
        JsonObject id = new JsonObject().put("id", creation.getString("id"));
        IntPredicate yes = code -> code == 0;
        twice(() -> calls.payme("shop", "CreateTransaction", creation), yes);
        twice(() -> calls.payme("shop", "PerformTransaction", id), yes);
        if (sale.givenBack()) {
            twice(() -> calls.payme("shop", "CancelTransaction", id.copy().put("reason", 5)), yes);
        }
    }

    private void click(SystemCalls calls, Sale sale) {
        long id = 800_000 + sale.buyer().id();
        Map<String, String> prepare = SystemCalls.clickFields(id, sale.order(), "99000", "");
        String number = twice(() -> calls.click("shop", prepare), code -> code == 0)
                .json()
                .getValue("merchant_prepare_id")
                .toString();
        Map<String, String> complete = SystemCalls.clickFields(id, sale.order(), "99000", number);
        twice(() -> calls.click("shop", complete), code -> code == 0 || code == -4);
    }

    /** From two connections, each until it has heard a yes; gives what one of them heard. */
    private Answer twice(Supplier<Answer> call, IntPredicate yes) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Answer> other = threads.submit(() -> untilAnswered(call, yes));
            untilAnswered(call, yes);
            return other.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    private Answer untilAnswered(Supplier<Answer> call, IntPredicate yes) {
        List<Answer> heard = new ArrayList<>();
        await().pollDelay(Duration.ZERO)
                .pollInterval(PAUSE)
                .atMost(LIMIT)
                .ignoreException(UncheckedIOException.class)
                .until(() -> {
                    Answer answer = call.get();
                    if (answer.status() != 200) {
                        assertThat(answer.status()).as("never refused for good").isEqualTo(503);
                        return false;
                    }
                    heard.add(answer);
                    return yes.test(answer.code());
                });
        answered.incrementAndGet();
        return heard.getLast();
    }

    private static void assertRight(Sale sale, String seed) {
        List<String> lines = platform.journal()
                .column("select kind from payment_line where order_id = '" + sale.order() + "' order by id");
        List<String> plans = platform.journal()
                .column("select order_id from subscription where ended_at is null and person = "
                        + sale.buyer().id());
        if (sale.givenBack()) {
            assertThat(lines).as(seed).containsExactly("accepted", "granted", "refunded");
            assertThat(plans).as(seed).isEmpty();
        } else {
            assertThat(lines).as(seed).containsExactly("accepted", "granted");
            assertThat(plans).as(seed).containsExactly(sale.order());
        }
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(sale.buyer().transcript().botMessages())
                        .as("told that it is paid, %s", seed)
                        .anyMatch(message -> message.text().startsWith("Paid: One month")));
    }

    private static void assertBooks(List<Sale> sales) {
        assertThat(platform.journal()
                        .column("select order_id from payment_line group by order_id having"
                                + " sum(amount) filter (where kind = 'accepted') <> sum(amount) filter (where kind in ('granted', 'surplus'))"
                                + " or count(*) filter (where kind = 'granted') <> 1"))
                .isEmpty();
        assertThat(platform.journal()
                        .column("select count(*) from payment_transaction where state in ('settled', 'refunded')"))
                .containsExactly(Integer.toString(sales.size()));
    }
}
