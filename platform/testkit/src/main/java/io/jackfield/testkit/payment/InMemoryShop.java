package io.jackfield.testkit.payment;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.api.chat.Person;
import io.jackfield.api.chat.Recipient;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.command.Request;
import io.jackfield.api.desk.BillingDesk.Standing;
import io.jackfield.api.desk.ShopDesk;
import io.jackfield.api.payment.Checkout.Asks.What;
import io.jackfield.api.payment.PaymentOrder;
import io.jackfield.api.payment.PaymentOrder.State;
import java.net.URI;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/** Sells without a host. Orders are those of the test; what is paid gives plans at once. From any thread. */
public final class InMemoryShop implements ShopDesk, InMemoryOrders.Effects {
    private final Offers offers;
    private final OpenOrders open;
    private final Entitlements entitlements;
    private final BiConsumer<Recipient, Reply> tells;
    private final Promotions promotions;
    private final Set<String> endedRenewals = new HashSet<>();

    /**
     * What the bot of a test sells.
     *
     * @param asks what buyers are asked for before they can pay
     */
    public record Offers(List<Sold> products, Set<What> asks, Map<String, Promotion> codes) {
        public Offers {
            products = List.copyOf(products);
            asks = Set.copyOf(asks);
            codes = Map.copyOf(codes);
        }

        private Sold product(String id) {
            return products.stream()
                    .filter(one -> one.id().equals(id))
                    .findFirst()
                    .orElseThrow(() -> new JackfieldException(
                            StandardError.NOT_FOUND,
                            "the bot of the test has no product '" + id + "', only "
                                    + products.stream().map(Sold::id).toList()));
        }
    }

    /** @param tells takes what buyers are told when they have paid */
    public InMemoryShop(
            Offers offers,
            InMemoryOrders orders,
            Entitlements entitlements,
            BiConsumer<Recipient, Reply> tells,
            Clock clock) {
        this.offers = offers;
        this.entitlements = entitlements;
        this.tells = tells;
        open = new OpenOrders(orders, clock);
        promotions = new Promotions(offers.codes());
    }

    @Override
    public void granted(PaymentOrder order) {
        if (sells(order)) {
            long buyer = order.buyer().id();
            String plan = offers.product(order.product().id()).plan();
            entitlements.give(buyer, plan, order.product().period(), order.id());
            promotions.bought(buyer);
            tell(order, ShopReplies.paid(order));
        }
    }

    @Override
    public void takenBack(PaymentOrder order) {
        if (sells(order)) {
            entitlements.takeBack(order.buyer().id(), order.id());
            tell(order, ShopReplies.returned(order));
        }
    }

    /** Who has no chat is told nothing. */
    private void tell(PaymentOrder order, Reply words) {
        if (order.chat().chat() != 0) {
            tells.accept(order.chat(), words);
        }
    }

    /** Orders of other things are the test's own. */
    private boolean sells(PaymentOrder order) {
        return offers.products().stream()
                .anyMatch(one -> one.id().equals(order.product().id()));
    }

    /** Whether a button with this address leads to a page on which an order is paid. */
    public static boolean isPage(URI address) {
        return OpenOrders.isPage(address);
    }

    /** Somebody pays on a page that {@link #buy} has led to; why not, when nothing is to be paid there. */
    public Optional<String> paidOn(URI page) {
        return open.paidOn(page);
    }

    @Override
    public List<Product> products(Request request) {
        return products(request.sender().id());
    }

    @Override
    public List<Product> products(Buyer buyer) {
        return products(buyer.person().id());
    }

    private List<Product> products(long user) {
        return offers.products().stream()
                .map(sold -> new Product(
                        sold.id(),
                        sold.label(),
                        sold.label(),
                        sold.plan(),
                        sold.period(),
                        sold.ways().stream()
                                .map(way -> new Way(way.id(), way.label(), promotions.price(user, way.price())))
                                .toList()))
                .toList();
    }

    @Override
    public Purchase buy(Request request, String product, String way, Map<String, String> customer) {
        Recipient chat = Recipient.of(request.bot().id(), request.sender().id());
        return buy(request.sender(), chat, product, way, customer);
    }

    @Override
    public Purchase buy(Buyer buyer, String product, String way, Map<String, String> customer) {
        return buy(buyer.person(), Recipient.of(buyer.bot(), 0), product, way, customer);
    }

    private Purchase buy(Person buyer, Recipient chat, String product, String way, Map<String, String> customer) {
        Sold sold = offers.product(product);
        SalesWay wanted = sold.ways().stream()
                .filter(one -> one.id().equals(way))
                .findFirst()
                .orElseThrow(() -> new JackfieldException(
                        StandardError.NOT_FOUND,
                        "product '" + product + "' cannot be paid by '" + way + "', only by "
                                + sold.ways().stream().map(SalesWay::id).toList()));
        SalesWay reduced = wanted.at(promotions.price(buyer.id(), wanted.price()));
        PaymentOrder order = open.find(buyer, chat, sold, reduced, customer);
        Optional<What> missing = offers.asks().stream()
                .sorted()
                .filter(what -> !order.customer().containsKey(ShopReplies.keyOf(what)))
                .findFirst();
        return new Purchase(
                order.id(),
                order.state(),
                missing.map(ShopReplies::asks).orElseGet(() -> ShopReplies.pays(order, reduced)),
                missing,
                missing.isPresent() ? Optional.empty() : ShopReplies.page(order, reduced));
    }

    @Override
    public Purchase check(Request request, String id) {
        return check(request.sender().id(), id);
    }

    @Override
    public Purchase check(Buyer buyer, String id) {
        return check(buyer.person().id(), id);
    }

    private Purchase check(long user, String id) {
        PaymentOrder order = open.of(user).stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() ->
                        new JackfieldException(StandardError.NOT_FOUND, "user " + user + " has no order '" + id + "'"));
        return new Purchase(order.id(), order.state(), ShopReplies.state(order), Optional.empty());
    }

    @Override
    public Renewal renewal(Request request) {
        return renewing(request)
                .map(order -> new Renewal(
                        true,
                        !hasEnded(order),
                        entitlements.standing(order.buyer().id()).until(),
                        Optional.of(order.price())))
                .orElseGet(() -> new Renewal(false, false, Optional.empty(), Optional.empty()));
    }

    @Override
    public Renewal renew(Request request, boolean wanted) {
        renewing(request).ifPresent(order -> end(order, !wanted));
        return renewal(request);
    }

    private synchronized boolean hasEnded(PaymentOrder order) {
        return endedRenewals.contains(order.id());
    }

    private synchronized void end(PaymentOrder order, boolean ended) {
        if (ended) {
            endedRenewals.add(order.id());
        } else {
            endedRenewals.remove(order.id());
        }
    }

    /** The latest purchase that may go on by itself. */
    private Optional<PaymentOrder> renewing(Request request) {
        return open.of(request.sender().id()).reversed().stream()
                .filter(order -> order.state() == State.PAID && order.product().renews())
                .findFirst();
    }

    @Override
    public List<Trial> trials(Request request) {
        return entitlements.trials(request.sender().id());
    }

    @Override
    public Standing tryOut(Request request, String plan) {
        long user = request.sender().id();
        if (entitlements.trials(user).stream().noneMatch(trial -> trial.plan().equals(plan))) {
            throw new JackfieldException(StandardError.NOT_FOUND, "user " + user + " cannot try plan '" + plan + "'");
        }
        entitlements.tryOut(user, plan);
        return entitlements.standing(user);
    }

    @Override
    public Redeemed redeem(Request request, String code) {
        long user = request.sender().id();
        Optional<Promotion> taken = promotions.take(user, code);
        taken.ifPresent(promotion -> {
            if (promotion instanceof Promotion.Gift gift) {
                entitlements.give(user, gift.plan(), Optional.of(gift.period()), "promo-" + code);
            }
        });
        return new Redeemed(taken.isPresent(), ShopReplies.redeemed(taken));
    }
}
