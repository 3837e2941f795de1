package io.jackfield.testkit.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.Money;
import io.jackfield.api.chat.Bot;
import io.jackfield.api.payment.Checkout;
import io.jackfield.api.payment.Ledger;
import io.jackfield.api.payment.PaymentOrder;
import io.jackfield.api.payment.PaymentOrder.State;
import io.jackfield.api.payment.PaymentProvider;
import io.jackfield.api.payment.PaymentProvider.Abilities;
import io.jackfield.api.payment.PaymentProvider.Ability;
import io.jackfield.api.payment.Transaction;
import io.jackfield.api.web.WebAnswer;
import io.jackfield.api.web.WebRequest;
import io.jackfield.testkit.TestClock;
import io.jackfield.testkit.TestContext;
import io.jackfield.testkit.payment.PaymentSystem.Step;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Where the payments of one test are made: orders, their ledger, the provider and the system that calls it. */
final class Till implements AutoCloseable {
    static final long PRICE = 59_900;
    /** Another bot that uses the provider. */
    static final String OTHER_BOT = "other";

    private static final Duration LIFE = Duration.ofHours(1);
    private static final String RIVAL = "rival";

    private final PaymentProviderContract suite;
    private final Optional<PaymentSystem> system;
    private final TestContext context;
    private final InMemoryOrders orders;
    private final List<TestContext> contexts = new CopyOnWriteArrayList<>();
    private final List<PaymentProvider> made = new CopyOnWriteArrayList<>();
    private final List<WebAnswer> answers = new CopyOnWriteArrayList<>();

    Till(PaymentProviderContract suite) {
        this.suite = suite;
        SystemClock systemClock = new SystemClock();
        system = suite.system(systemClock);
        context = TestContext.of(
                "payment-provider",
                system.<Map<String, ?>>map(PaymentSystem::config).orElseGet(suite::config));
        systemClock.ours = context.clock();
        contexts.add(context);
        orders = new InMemoryOrders(context.clock());
        another();
    }

    /** The clock of the system goes by another time than ours. */
    private static final class SystemClock extends Clock {
        private static final Duration AHEAD = Duration.ofMinutes(3);
        private volatile Clock ours = Clock.systemUTC();

        @Override
        public Instant instant() {
            return ours.instant().plus(AHEAD);
        }

        @Override
        public ZoneId getZone() {
            return ours.getZone();
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return Clock.offset(ours.withZone(zone), AHEAD);
        }
    }

    InMemoryOrders orders() {
        return orders;
    }

    Instant systemTime() {
        return context.clock().instant().plus(SystemClock.AHEAD);
    }

    void timePasses(Duration time) {
        ((TestClock) context.clock()).advance(time);
    }

    /** The first one that was made. */
    PaymentProvider provider() {
        return made.getFirst();
    }

    PaymentProvider another() {
        PaymentProvider one = suite.provider(context);
        made.add(one);
        return one;
    }

    String name() {
        return provider().spec().name();
    }

    TestMerchant merchant() {
        return TestMerchant.of(context, name(), orders);
    }

    TestMerchant merchantOf(PaymentOrder order) {
        String bot = order.chat().bot();
        return bot.equals(OTHER_BOT) ? otherMerchant() : merchant();
    }

    TestMerchant otherMerchant() {
        return merchant().ofBot(new Bot(OTHER_BOT, "other_bot", "Other Bot"));
    }

    Ledger ledger() {
        return merchant().ledger();
    }

    /** Another payment provider of the same bot. */
    Ledger rival() {
        return orders.ledger(RIVAL, merchant().bot().id());
    }

    Ledger.Entry rivalTakes(PaymentOrder order) {
        return rival().taken(new Ledger.Taken(
                "rival-" + order.id(),
                order.id(),
                order.price(),
                context.clock().instant(),
                Map.of()));
    }

    Abilities abilities() {
        return provider()
                .abilities(merchant())
                .orElseThrow(() -> new AssertionError(name() + " has no abilities with the settings of its own test:"
                        + " give it an account in config() of its PaymentSystem"));
    }

    Optional<Abilities> abilitiesWithoutAccount() {
        TestContext empty = TestContext.of("payment-provider", Map.of());
        contexts.add(empty);
        PaymentProvider one = suite.provider(empty);
        made.add(one);
        return one.abilities(TestMerchant.of(empty, name(), orders));
    }

    void requireAbility(Ability ability) {
        assumeTrue(abilities().more().contains(ability), "the provider cannot " + ability);
    }

    Optional<PaymentSystem> system() {
        return system;
    }

    PaymentSystem requireSystem() {
        assumeTrue(system.isPresent(), "no payment system calls this provider");
        return system.get();
    }

    PaymentOrder order(String id) {
        return order(
                id,
                new Money(
                        PRICE,
                        abilities().currencies().stream().sorted().findFirst().orElseThrow()));
    }

    PaymentOrder order(String id, Money price) {
        return TestOrder.of(
                merchant().bot().id(), id, price, context.clock().instant().plus(LIFE));
    }

    static PaymentOrder at(PaymentOrder order, Money price) {
        return new PaymentOrder(
                order.id(),
                order.buyer(),
                order.chat(),
                order.product(),
                order.title(),
                order.description(),
                price,
                order.state(),
                order.expiresAt(),
                order.customer());
    }

    PaymentOrder placed(String id) {
        return placed(order(id));
    }

    PaymentOrder placed(PaymentOrder order) {
        orders.add(order);
        return order;
    }

    /** One whose buyer has been shown how to pay it. */
    PaymentOrder checkedOut(String id) throws Exception {
        PaymentOrder order = placed(id);
        checkout(order);
        return order;
    }

    Checkout checkout(PaymentOrder order) throws Exception {
        return provider().checkout(order, merchantOf(order));
    }

    /** Makes all the calls of a payment, whatever the answers; gives whether the last one was a yes. */
    boolean pays(PaymentOrder order, String transaction) throws Exception {
        return calls(requireSystem().pays(order, transaction), merchantOf(order));
    }

    boolean calls(List<Step> steps, TestMerchant merchant) throws Exception {
        Optional<WebAnswer> before = Optional.empty();
        for (Step step : steps) {
            before = Optional.of(call(provider(), step.after(before), merchant));
        }
        return before.filter(requireSystem()::accepts).isPresent();
    }

    List<Step> requireCancels(PaymentOrder order, String transaction) {
        List<Step> cancels = requireSystem().cancels(order, transaction);
        assumeTrue(!cancels.isEmpty(), "the payment system cancels nothing");
        return cancels;
    }

    WebAnswer call(WebRequest request) throws Exception {
        return call(provider(), request, merchant());
    }

    /** Whatever comes, the payment system gets an answer that it can read. */
    WebAnswer call(PaymentProvider asked, WebRequest request, TestMerchant merchant) throws Exception {
        WebAnswer answer = asked.callback(request, merchant);
        Answers.requireWellFormed(answer);
        answers.add(answer);
        return answer;
    }

    /** While something is down, a call may fail as well, and comes again. */
    Optional<WebAnswer> callInTrouble(WebRequest request, TestMerchant merchant) {
        try {
            WebAnswer answer = provider().callback(request, merchant);
            Answers.requireReadable(answer);
            answers.add(answer);
            return Optional.of(answer).filter(requireSystem()::accepts);
        } catch (Exception e) {
            return Optional.empty();
        }
    }

    /** Everything that the payment system was answered. */
    List<WebAnswer> answers() {
        return answers;
    }

    /** The money that was taken for an order, which has been paid by this provider. */
    Transaction transactionOf(PaymentOrder order) {
        return orders.transactions().stream()
                .filter(one ->
                        one.orderId().equals(order.id()) && one.settledAt().isPresent())
                .findFirst()
                .orElseThrow(() -> new AssertionError(
                        "no transaction of " + order.id() + " has taken money: " + orders.transactions()));
    }

    void assertPaid(PaymentOrder order) {
        assertThat(orders.timesGranted(order.id()))
                .as("times that %s was credited", order.id())
                .isEqualTo(1);
        assertThat(orders.order(order.id()).state()).isEqualTo(State.PAID);
    }

    /** Nobody pays and gets nothing, and nobody gets something for nothing. */
    void assertTakenExactlyWhen(boolean yes, PaymentOrder order) {
        assertThat(orders.timesTaken(name(), order.id()))
                .as(
                        "times that money of %s is booked; the system, which takes the money when it has been told yes, was"
                                + " told %s",
                        order.id(), yes ? "yes" : "no")
                .isEqualTo(yes ? 1 : 0);
    }

    void assertUntouched(PaymentOrder order) {
        assertThat(orders.timesGranted(order.id()))
                .as("times that %s was credited", order.id())
                .isZero();
        assertThat(orders.timesTaken(name(), order.id()))
                .as("times that money of %s is booked", order.id())
                .isZero();
        assertThat(orders.order(order.id()).state()).isEqualTo(State.OPEN);
    }

    /** While something is down: a checkout, or an error that asks for another try. */
    Optional<Checkout> checkoutInTrouble(PaymentOrder order) throws Exception {
        try {
            return Optional.of(checkout(order));
        } catch (JackfieldException e) {
            assertThat(e.error().retryable())
                    .as("whether a later try may work, as %s says", e.error())
                    .isTrue();
            return Optional.empty();
        }
    }

    @Override
    public void close() throws Exception {
        for (PaymentProvider one : made) {
            if (one instanceof AutoCloseable closeable) {
                closeable.close();
            }
        }
        contexts.forEach(one -> one.sharedObjects().close());
        if (system.isPresent()) {
            system.get().close();
        }
    }
}
