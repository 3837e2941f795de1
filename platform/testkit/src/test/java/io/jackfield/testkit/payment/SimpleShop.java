package io.jackfield.testkit.payment;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.PluginContext;
import io.jackfield.api.StandardError;
import io.jackfield.api.payment.Checkout;
import io.jackfield.api.payment.Ledger.Taken;
import io.jackfield.api.payment.Merchant;
import io.jackfield.api.payment.PaymentOrder;
import io.jackfield.api.payment.PaymentProvider;
import io.jackfield.api.payment.PaymentSpec;
import io.jackfield.api.payment.Transaction;
import io.jackfield.api.web.WebAnswer;
import io.jackfield.api.web.WebRequest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Asks its system for everything and believes no call; breaks one promise of its interface when told to. */
public final class SimpleShop implements PaymentProvider, AutoCloseable {
    private static final Duration LIFE = Duration.ofHours(1);

    private final Fault fault;
    private final HttpClient client = HttpClient.newHttpClient();

    public SimpleShop(PluginContext context) {
        fault = Fault.valueOf(context.config().text("fault", "NONE"));
    }

    private boolean has(Fault one) {
        return fault == one;
    }

    @Override
    public PaymentSpec spec() {
        return PaymentSpec.named("shop");
    }

    @Override
    public Optional<Abilities> abilities(Merchant merchant) {
        return merchant.config()
                .text("url")
                .map(url -> Abilities.of("RUB")
                        .can(Ability.REFUND, Ability.REFUND_PARTLY, Ability.LOOK, Ability.LIST, Ability.CHARGE));
    }

    @Override
    public Checkout checkout(PaymentOrder order, Merchant merchant) throws Exception {
        if (!order.price().currency().equals("RUB")) {
            throw new JackfieldException(StandardError.REQUEST_REJECTED, "shop takes RUB only");
        }
        Transaction attempt = merchant.ledger()
                .attempt(order.id(), LIFE)
                .transaction()
                .orElseThrow(() -> new JackfieldException(StandardError.REQUEST_REJECTED, "is not to be paid"));
        boolean anew = has(Fault.SHOP_PAYS_TWICE_AT_ONCE)
                || has(Fault.SHOP_PAYS_ANEW_AFTER_A_CRASH) && attempt.systemId().isEmpty();
        String key = anew ? UUID.randomUUID().toString() : "attempt-" + attempt.number();
        String id = has(Fault.SHOP_PAYS_ANEW_AFTER_A_CRASH) && !anew
                ? attempt.systemId().orElseThrow()
                : pay(order, key, "", merchant).id();
        merchant.ledger().attach(attempt.number(), id);
        return new Checkout.Page(URI.create(merchant.config().requiredText("url") + "/pay/" + id));
    }

    @Override
    public WebAnswer callback(WebRequest call, Merchant merchant) throws Exception {
        Optional<String> id = call.parameter("payment").filter(one -> one.matches("p-\\d+"));
        if (id.isEmpty()) {
            return WebAnswer.status(400);
        }
        Optional<ShopPayment> payment;
        try {
            payment = find(id.get(), merchant);
        } catch (JackfieldException e) {
            if (has(Fault.SHOP_SAYS_YES_UNASKED)) {
                return WebAnswer.text("ok");
            }
            throw e;
        }
        if (has(Fault.SHOP_BELIEVES_WHAT_IT_HEARS)) {
            payment = payment.map(one -> call.parameter("status").equals(Optional.of("PAID")) ? one.paid() : one);
        }
        if (payment.isPresent()) {
            book(payment.get(), merchant);
        }
        return WebAnswer.text("ok");
    }

    private static void book(ShopPayment payment, Merchant merchant) {
        if (payment.status().equals("CANCELLED")) {
            merchant.ledger().cancel(payment.id(), "by the shop");
            return;
        }
        if (!payment.status().equals("PAID")) {
            return;
        }
        merchant.ledger()
                .taken(new Taken(payment.id(), payment.order(), payment.amount(), payment.at(), Map.of()))
                .order()
                .filter(order -> order.product().renews())
                .ifPresent(order -> merchant.ledger().save(payment.id(), "card", "method-" + payment.id()));
        payment.refunds()
                .forEach((refund, amount) -> merchant.ledger().refunded(payment.id(), refund, amount, "by the shop"));
    }

    @Override
    public Optional<Reported> look(Transaction transaction, Merchant merchant) throws Exception {
        if (has(Fault.SHOP_LOOKS_INTO_ITS_OWN_BOOKS)) {
            return Optional.of(new Reported(
                    "p-1",
                    Optional.empty(),
                    transaction.settledAt().isPresent() ? Reported.Where.TAKEN : Reported.Where.BEGUN,
                    transaction.amount(),
                    transaction.returned(),
                    transaction.systemTime()));
        }
        return find(transaction.systemId().orElseThrow(), merchant).map(ShopPayment::reported);
    }

    @Override
    public List<Reported> list(Instant from, Instant to, Merchant merchant) throws Exception {
        String wanted = has(Fault.SHOP_LISTS_EVERYTHING) ? "" : "?from=" + from + "&to=" + to;
        return Stream.of(ask("GET", "/payments" + wanted, merchant).orElse("").split("\n"))
                .filter(line -> !line.isEmpty())
                .map(ShopPayment::read)
                .map(ShopPayment::reported)
                .toList();
    }

    @Override
    public Handed refund(Refund refund, Merchant merchant) throws Exception {
        String key = has(Fault.SHOP_REFUNDS_WITH_A_NEW_KEY)
                ? UUID.randomUUID().toString()
                : has(Fault.SHOP_REFUNDS_WITH_ONE_KEY) ? "key" : refund.key();
        try {
            return new Handed.Done(ask(
                            "POST",
                            "/refunds?key=" + key + "&payment="
                                    + refund.transaction().systemId().orElseThrow() + "&amount="
                                    + refund.amount().decimal(),
                            merchant)
                    .orElseThrow());
        } catch (JackfieldException e) {
            if (has(Fault.SHOP_SAYS_DONE_UNASKED)) {
                return new Handed.Done("r-0");
            }
            throw e;
        }
    }

    @Override
    public Handed charge(PaymentOrder order, SavedMethod method, Merchant merchant) throws Exception {
        String key = has(Fault.SHOP_CHARGES_WITH_A_NEW_KEY) ? UUID.randomUUID().toString() : "charge-" + order.id();
        ShopPayment payment = pay(order, key, method.secret(), merchant);
        book(payment, merchant);
        return new Handed.Done(payment.id());
    }

    private ShopPayment pay(PaymentOrder order, String key, String method, Merchant merchant) throws Exception {
        return ShopPayment.read(ask(
                        "POST",
                        "/payments?key=" + key + "&order=" + order.id() + "&amount="
                                + order.price().decimal() + "&method=" + method,
                        merchant)
                .orElseThrow());
    }

    private Optional<ShopPayment> find(String id, Merchant merchant) throws Exception {
        return ask("GET", "/payments/" + id, merchant).map(ShopPayment::read);
    }

    private Optional<String> ask(String method, String path, Merchant merchant) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(merchant.config().requiredText("url") + path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        try {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() == 503) {
                throw new IOException("answered 503");
            }
            return Optional.of(answer.body()).filter(body -> answer.statusCode() == 200);
        } catch (IOException e) {
            throw new JackfieldException(
                    has(Fault.SHOP_GIVES_UP_FOR_GOOD) ? StandardError.REQUEST_REJECTED : StandardError.UNAVAILABLE,
                    "the shop does not answer: " + e.getMessage(),
                    e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
