package io.jackfield.testkit.payment;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.Money;
import io.jackfield.api.PluginContext;
import io.jackfield.api.StandardError;
import io.jackfield.api.payment.Checkout;
import io.jackfield.api.payment.Ledger;
import io.jackfield.api.payment.Ledger.Begin;
import io.jackfield.api.payment.Ledger.Entry;
import io.jackfield.api.payment.Ledger.Taken;
import io.jackfield.api.payment.Ledger.Verdict;
import io.jackfield.api.payment.Merchant;
import io.jackfield.api.payment.PaymentOrder;
import io.jackfield.api.payment.PaymentProvider;
import io.jackfield.api.payment.PaymentSpec;
import io.jackfield.api.payment.Transaction;
import io.jackfield.api.web.WebAnswer;
import io.jackfield.api.web.WebRequest;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;

/** Is called to take money in two steps, and to give it back; breaks one promise of its interface when told to. */
public class SimplePayments implements PaymentProvider {
    private static final Duration LIFE = Duration.ofHours(12);

    private final Fault fault;
    private final PluginContext context;
    private final Logger log;
    private final Set<String> remembered = ConcurrentHashMap.newKeySet();
    private final AtomicInteger calls = new AtomicInteger();
    private volatile String lastTransaction;
    private volatile Merchant firstMerchant;

    public SimplePayments(PluginContext context) {
        this.context = context;
        log = context.logger();
        fault = Fault.valueOf(context.config().text("fault", "NONE"));
    }

    private boolean has(Fault one) {
        return fault == one;
    }

    @Override
    public PaymentSpec spec() {
        return PaymentSpec.named(
                has(Fault.COUNTS_ITS_INSTANCES) ? "simple-" + System.identityHashCode(this) : "simple");
    }

    @Override
    public Optional<Abilities> abilities(Merchant merchant) {
        if (merchant.config().text("key").isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(has(Fault.LISTS_A_WORD_AS_CURRENCY) ? Abilities.of("euro") : Abilities.of("EUR", "RUB"));
    }

    @Override
    public String label(String language, Merchant merchant) {
        return has(Fault.HAS_NO_LABEL) ? "" : "Simple";
    }

    @Override
    public Checkout checkout(PaymentOrder order, Merchant merchant) {
        String currency = order.price().currency();
        boolean known = Set.of("EUR", "RUB").contains(currency);
        if (!known && !has(Fault.TAKES_ANY_CURRENCY) || has(Fault.FORGETS_A_CURRENCY) && currency.equals("RUB")) {
            throw new JackfieldException(StandardError.REQUEST_REJECTED, "simple takes no " + currency);
        }
        if (!order.customer().containsKey(PaymentOrder.EMAIL) || has(Fault.ASKS_AND_FORGETS)) {
            return new Checkout.Asks(Checkout.Asks.What.EMAIL);
        }
        if (has(Fault.LOGS_THE_BUYER)) {
            log.info("{} pays", order.customer());
        }
        String title =
                has(Fault.TRIPS_OVER_TITLES) ? order.title() : URLEncoder.encode(order.title(), StandardCharsets.UTF_8);
        String id = has(Fault.HAS_ONE_PAGE_FOR_ALL) ? "" : order.id();
        String number = has(Fault.NUMBERS_ITS_PAGES) ? "&n=" + calls.incrementAndGet() : "";
        return new Checkout.Page(
                URI.create("https://pay.example/" + id + "?title=" + title.replace("One month", "") + number));
    }

    @Override
    public WebAnswer callback(WebRequest call, Merchant merchant) {
        Map<String, String> said = call.parameters();
        if (has(Fault.CHOKES_ON_RUBBISH)) {
            Long.parseLong(said.get("at"));
        }
        if (!call.method().equals("POST") || !isGenuine(said, merchant)) {
            return answer(
                    has(Fault.TELLS_ITS_KEY) ? "is not " + merchant.config().requiredText("key") : "forbidden");
        }
        try {
            return answer(act(said, ledger(merchant)));
        } catch (IllegalArgumentException wrongAmount) {
            return answer("no amount");
        } catch (JackfieldException e) {
            if (has(Fault.SWALLOWS_FAILURES)) {
                return answer(said.get("action") + ": yes 0");
            }
            throw e;
        }
    }

    private boolean isGenuine(Map<String, String> said, Merchant merchant) {
        if (has(Fault.TRUSTS_ANYBODY)) {
            return said.containsKey("action");
        }
        String signature = said.get("sign");
        if (signature == null) {
            return has(Fault.TRUSTS_WHAT_IS_UNSIGNED) && said.containsKey("order");
        }
        return signature.equals(SimpleSystem.sign(merchant.config().requiredText("key"), said));
    }

    private Ledger ledger(Merchant merchant) {
        if (!has(Fault.KEEPS_THE_FIRST_MERCHANT)) {
            return merchant.ledger();
        }
        if (firstMerchant == null) {
            firstMerchant = merchant;
        }
        return firstMerchant.ledger();
    }

    private String act(Map<String, String> said, Ledger ledger) {
        String transaction = said.get("transaction");
        if (has(Fault.MIXES_ORDERS)) {
            lastTransaction = transaction;
            pauseForOthers();
            transaction = lastTransaction;
        }
        Optional<PaymentOrder> order = ledger.order(said.get("order"));
        if (order.isEmpty()) {
            if (has(Fault.FAILS_ON_UNKNOWN_ORDERS)) {
                throw new IllegalStateException("no such order");
            }
            return "no such order";
        }
        Money amount = amount(said);
        return switch (said.get("action")) {
            case "begin" -> begin(order.get(), transaction, amount, said, ledger);
            case "settle" -> settle(transaction, said.get("number"), ledger);
            case "return" -> giveBack(transaction, said.get("refund"), amount, ledger);
            default -> cancel(transaction, ledger);
        };
    }

    private Money amount(Map<String, String> said) {
        String amount =
                has(Fault.ROUNDS_AMOUNTS) ? said.get("amount").replaceAll("(\\.\\d\\d).*", "$1") : said.get("amount");
        return Money.of(amount, said.get("currency"));
    }

    private static void pauseForOthers() {
        for (int turn = 0; turn < 1_000; turn++) {
            Thread.yield();
        }
    }

    private String begin(
            PaymentOrder order, String transaction, Money amount, Map<String, String> said, Ledger ledger) {
        if (has(Fault.REFUSES_REPEATS) && ledger.transaction(transaction).isPresent()) {
            return "begin: seen before";
        }
        Instant at = has(Fault.WRITES_ITS_OWN_TIME)
                ? context.clock().instant()
                : Instant.ofEpochMilli(Long.parseLong(said.get("at")));
        remembered.add(transaction);
        Money begun = has(Fault.IGNORES_THE_AMOUNT) ? order.price() : amount;
        return said("begin", ledger.begin(new Begin(transaction, order.id(), begun, at, LIFE, "lapsed", Map.of())));
    }

    private String settle(String transaction, String number, Ledger ledger) {
        Optional<Transaction> known = ledger.transaction(transaction);
        if (has(Fault.SETTLES_WHAT_HAS_NOT_BEGUN) && known.isEmpty()) {
            throw new NoSuchElementException(transaction);
        }
        if (has(Fault.SAYS_YES_WHATEVER)) {
            ledger.settle(transaction);
            return "settle: yes 0";
        }
        if (known.isEmpty()
                || !Long.toString(known.get().number()).equals(number)
                || has(Fault.KEEPS_TRANSACTIONS_IN_A_FIELD) && !remembered.contains(transaction)) {
            return "no such transaction";
        }
        if (has(Fault.NEVER_SETTLES)) {
            return "settle: yes 0";
        }
        if (has(Fault.REVIVES_WHAT_WAS_CANCELLED) && known.get().state() == Transaction.State.CANCELLED) {
            return said("settle", revived(transaction, known.get(), ledger));
        }
        if (has(Fault.FAILS_WHEN_CALLED_AT_ONCE) && known.get().state() == Transaction.State.SETTLED) {
            throw new IllegalStateException("somebody else has settled " + transaction);
        }
        return said("settle", ledger.settle(transaction));
    }

    private static Entry revived(String transaction, Transaction known, Ledger ledger) {
        return ledger.taken(
                new Taken(transaction + "-again", known.orderId(), known.amount(), known.systemTime(), Map.of()));
    }

    private String cancel(String transaction, Ledger ledger) {
        if (has(Fault.IGNORES_CANCELLATIONS)) {
            return "cancel: yes 0";
        }
        Entry entry = ledger.cancel(transaction, "by the system");
        return has(Fault.SAYS_YES_WHATEVER) ? "cancel: yes 0" : said("cancel", entry);
    }

    private String giveBack(String transaction, String refund, Money amount, Ledger ledger) {
        if (has(Fault.TAKES_PARTS_FOR_ALL)) {
            return said("return", ledger.cancel(transaction, "by the system"));
        }
        String id = has(Fault.COUNTS_PARTS_TWICE) ? UUID.randomUUID().toString() : refund;
        return said("return", ledger.refunded(transaction, id, amount, "by the system"));
    }

    private static String said(String action, Entry entry) {
        boolean yes = entry.verdict() == Verdict.DONE || entry.verdict() == Verdict.REPEATED;
        return action + ": " + (yes ? "yes " + entry.transaction().orElseThrow().number() : entry.verdict());
    }

    private WebAnswer answer(String result) {
        if (has(Fault.ANSWERS_WITH_AN_ERROR_PAGE) && result.equals("no such order")) {
            return WebAnswer.html("").withStatus(500);
        }
        String number = has(Fault.NUMBERS_ITS_ANSWERS) ? " " + calls.incrementAndGet() : "";
        return WebAnswer.json("{\"result\":\"" + result + number + "\"}");
    }

    /** Needs no settings to break its promise. */
    public static final class WithoutAccount extends SimplePayments {
        public WithoutAccount(PluginContext context) {
            super(context);
        }

        @Override
        public Optional<Abilities> abilities(Merchant merchant) {
            return Optional.of(Abilities.of("EUR", "RUB"));
        }
    }
}
