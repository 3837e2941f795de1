package io.jackfield.testkit.payment;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.Money;
import io.jackfield.api.StandardError;
import io.jackfield.api.payment.Checkout;
import io.jackfield.api.payment.OrderBook;
import io.jackfield.api.payment.OrderBook.Transaction;
import io.jackfield.api.payment.PaymentOrder;
import io.jackfield.api.payment.PaymentProvider;
import io.jackfield.api.web.WebAnswer;
import io.jackfield.api.web.WebRequest;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Takes money in two steps and gives it back in one; breaks one promise of its interface when told to. */
final class SimplePayments implements PaymentProvider {
    private final Fault fault;
    private final Clock clock;
    private final Map<String, String> remembered = new HashMap<>();
    private final AtomicInteger calls = new AtomicInteger();
    private volatile String lastTransaction;

    SimplePayments(Fault fault, Clock clock) {
        this.fault = fault;
        this.clock = clock;
    }

    enum Fault {
        NONE,
        SHOUTS_ITS_NAME,
        LISTS_A_WORD_AS_CURRENCY,
        FORGETS_A_CURRENCY,
        TAKES_ANY_CURRENCY,
        HAS_ONE_PAGE_FOR_ALL,
        TRIPS_OVER_TITLES,
        NEVER_SETTLES,
        TRUSTS_ANYBODY,
        TRUSTS_WHAT_IS_UNSIGNED,
        CHOKES_ON_RUBBISH,
        IGNORES_THE_AMOUNT,
        FAILS_ON_UNKNOWN_ORDERS,
        IGNORES_EXPIRY,
        REFUSES_REPEATS,
        NUMBERS_ITS_ANSWERS,
        SETTLES_WHAT_HAS_NOT_BEGUN,
        FORGETS_THAT_IT_IS_PAID,
        IGNORES_CANCELLATIONS,
        REVIVES_WHAT_WAS_CANCELLED,
        FAILS_WHEN_CALLED_AT_ONCE,
        MIXES_ORDERS,
        KEEPS_TRANSACTIONS_IN_A_FIELD,
        ANSWERS_WITH_AN_ERROR_PAGE
    }

    private boolean has(Fault one) {
        return fault == one;
    }

    @Override
    public String name() {
        return has(Fault.SHOUTS_ITS_NAME) ? "SIMPLE!" : "simple";
    }

    @Override
    public Set<String> currencies() {
        return has(Fault.LISTS_A_WORD_AS_CURRENCY) ? Set.of("euro") : Set.of("EUR", "RUB");
    }

    @Override
    public Checkout checkout(PaymentOrder order) {
        String currency = order.price().currency();
        if (!has(Fault.TAKES_ANY_CURRENCY) && !currencies().contains(currency)
                || has(Fault.FORGETS_A_CURRENCY) && currency.equals("RUB")) {
            throw new JackfieldException(StandardError.REQUEST_REJECTED, "simple takes no " + currency);
        }
        String title =
                has(Fault.TRIPS_OVER_TITLES) ? order.title() : URLEncoder.encode(order.title(), StandardCharsets.UTF_8);
        String id = has(Fault.HAS_ONE_PAGE_FOR_ALL) ? "" : order.id();
        return new Checkout.Page(URI.create("https://pay.example/" + id + "?title=" + title.replace("One month", "")));
    }

    @Override
    public WebAnswer callback(String bot, WebRequest callback, OrderBook orders) {
        Map<String, String> said = callback.parameters();
        if (!isGenuine(said)) {
            return answer("forbidden");
        }
        try {
            return answer(act(said, orders));
        } catch (NumberFormatException e) {
            if (has(Fault.CHOKES_ON_RUBBISH)) {
                throw e;
            }
            return answer("not a number");
        }
    }

    private boolean isGenuine(Map<String, String> said) {
        if (has(Fault.TRUSTS_ANYBODY) || has(Fault.CHOKES_ON_RUBBISH)) {
            return true;
        }
        String signature = said.get("sign");
        if (signature == null) {
            return has(Fault.TRUSTS_WHAT_IS_UNSIGNED) && said.containsKey("order");
        }
        return signature.equals(SimpleSystem.sign(SimpleSystem.KEY, said));
    }

    private String act(Map<String, String> said, OrderBook orders) {
        Money amount = new Money(Long.parseLong(said.getOrDefault("amount", "")), said.getOrDefault("currency", ""));
        String transaction = said.get("transaction");
        if (has(Fault.MIXES_ORDERS)) {
            lastTransaction = transaction;
            pauseForOthers();
            transaction = lastTransaction;
        }
        Optional<PaymentOrder> order = orders.order(said.get("order"));
        if (order.isEmpty() && !has(Fault.FAILS_ON_UNKNOWN_ORDERS)) {
            return "no such order";
        }
        return switch (said.get("action")) {
            case "begin" -> begin(order.orElseThrow(), transaction, amount, orders);
            case "settle" -> settle(transaction, orders);
            default -> cancel(transaction, orders);
        };
    }

    private static void pauseForOthers() {
        for (int turn = 0; turn < 1_000; turn++) {
            Thread.yield();
        }
    }

    private String begin(PaymentOrder order, String transaction, Money amount, OrderBook orders) {
        Optional<Transaction> known = orders.transaction(transaction);
        if (known.isPresent()) {
            return has(Fault.REFUSES_REPEATS) ? "seen before" : "begun";
        }
        if (order.state() != PaymentOrder.State.OPEN) {
            if (!has(Fault.FORGETS_THAT_IT_IS_PAID)) {
                return "not open";
            }
        }
        if (!amount.equals(order.price())) {
            if (!has(Fault.IGNORES_THE_AMOUNT)) {
                return "wrong amount";
            }
        }
        if (!clock.instant().isBefore(order.expiresAt()) && !has(Fault.IGNORES_EXPIRY)) {
            return "too late";
        }
        Money begun = has(Fault.IGNORES_THE_AMOUNT) ? order.price() : amount;
        orders.begin(transaction, order.id(), begun);
        remembered.put(transaction, order.id());
        return "begun";
    }

    private String settle(String transaction, OrderBook orders) {
        Optional<Transaction> known = orders.transaction(transaction);
        if (known.isEmpty()) {
            return has(Fault.SETTLES_WHAT_HAS_NOT_BEGUN)
                    ? orders.settle(transaction).id()
                    : "no such transaction";
        }
        if (has(Fault.NEVER_SETTLES)) {
            return "settled";
        }
        if (has(Fault.KEEPS_TRANSACTIONS_IN_A_FIELD) && !remembered.containsKey(transaction)) {
            return "no such transaction";
        }
        if (has(Fault.FAILS_WHEN_CALLED_AT_ONCE) && known.get().state() == Transaction.State.SETTLED) {
            throw new IllegalStateException("somebody else has settled " + transaction);
        }
        return switch (known.get().state()) {
            case BEGUN, SETTLED -> {
                orders.settle(transaction);
                yield "settled";
            }
            default -> {
                if (has(Fault.REVIVES_WHAT_WAS_CANCELLED)) {
                    String again = transaction + "-again";
                    orders.begin(again, known.get().orderId(), known.get().amount());
                    orders.settle(again);
                }
                yield "cancelled";
            }
        };
    }

    private String cancel(String transaction, OrderBook orders) {
        if (orders.transaction(transaction).isEmpty()) {
            return "no such transaction";
        }
        if (!has(Fault.IGNORES_CANCELLATIONS)) {
            orders.cancel(transaction, 1);
        }
        return "cancelled";
    }

    private WebAnswer answer(String result) {
        if (has(Fault.ANSWERS_WITH_AN_ERROR_PAGE) && result.equals("no such order")) {
            return WebAnswer.html("").withStatus(500);
        }
        String number = has(Fault.NUMBERS_ITS_ANSWERS) ? " " + calls.incrementAndGet() : "";
        return WebAnswer.json("{\"result\":\"" + result + number + "\"}");
    }
}
