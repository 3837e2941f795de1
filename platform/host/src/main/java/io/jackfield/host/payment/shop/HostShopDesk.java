package io.jackfield.host.payment.shop;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.Money;
import io.jackfield.api.StandardError;
import io.jackfield.api.chat.Person;
import io.jackfield.api.chat.Recipient;
import io.jackfield.api.command.Request;
import io.jackfield.api.desk.BillingDesk;
import io.jackfield.api.desk.ShopDesk;
import io.jackfield.api.payment.Checkout;
import io.jackfield.api.payment.PaymentOrder;
import io.jackfield.host.billing.Entitlements;
import io.jackfield.host.billing.Trials;
import io.jackfield.host.config.ProductConfig;
import io.jackfield.host.loop.Blocking;
import io.jackfield.host.payment.OrderDraft;
import io.jackfield.host.payment.Orders;
import io.jackfield.host.payment.ProductDrafts;
import io.jackfield.host.payment.provider.AskedProviders;
import io.jackfield.host.payment.provider.PaymentLooks;
import io.jackfield.host.payment.renewal.RenewalDesk;
import io.jackfield.host.payment.shop.Checkouts.Shown;
import io.jackfield.host.plugins.LoadedPlugin;
import io.jackfield.host.routing.RoutingTable;
import io.jackfield.host.store.PaymentWrites;
import io.jackfield.host.store.PromoTable;
import io.jackfield.host.store.PromoTable.Held;
import io.jackfield.host.telegram.InvoiceLinks;
import io.jackfield.host.telegram.ServedBot;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** The shop of plugins. Blocks; from any thread but the core loop. */
public final class HostShopDesk implements ShopDesk {
    /** Where those are told of their orders who have no chat. */
    private static final long NOBODY = 0;

    private final Blocking blocking;
    private final Function<String, ServedBot> bots;
    private final Orders orders;
    private final AskedProviders providers;
    private final Ways ways;
    private final Checkouts checkouts;
    private final OrderChecks checks;
    private final Promos promos;
    private final RenewalDesk renewals;
    private final Trials trials;
    private final BillingDesk billing;

    /**
     * What it works with.
     *
     * @param live the plugins that take calls
     */
    public record Services(
            Blocking blocking,
            RoutingTable table,
            Supplier<Collection<LoadedPlugin>> live,
            Orders orders,
            AskedProviders providers,
            PaymentLooks looks,
            InvoiceLinks links,
            RenewalDesk renewals,
            BillingDesk billing,
            Entitlements entitlements,
            PlanGifts gifts,
            PromoTable promos,
            PaymentWrites writes,
            Trials trials,
            Clock clock) {}

    public HostShopDesk(Services services) {
        ShopTexts texts = new ShopTexts();
        blocking = services.blocking();
        bots = services.table()::bot;
        orders = services.orders();
        providers = services.providers();
        renewals = services.renewals();
        trials = services.trials();
        billing = services.billing();
        ways = new Ways(services.table(), services.live(), providers);
        checkouts = new Checkouts(blocking, services.links(), renewals, services.table(), texts);
        checks = new OrderChecks(blocking, orders, services.looks());
        promos = new Promos(
                blocking,
                services.promos(),
                services.writes(),
                orders,
                services.entitlements(),
                services.gifts(),
                texts,
                services.clock());
    }

    @Override
    public List<Product> products(Request request) {
        return products(bot(request), request.sender());
    }

    @Override
    public List<Product> products(Buyer buyer) {
        return products(bots.apply(buyer.bot()), buyer.person());
    }

    private List<Product> products(ServedBot bot, Person buyer) {
        List<ProductConfig> products = bot.config().sales().products();
        if (products.isEmpty()) {
            return List.of();
        }
        List<OpenWay> open = ways.open(bot, buyer.language());
        List<Held> held = promos.held(bot, buyer.id());
        return products.stream()
                .map(product -> shown(bot, buyer.language(), product, open, held))
                .toList();
    }

    private Product shown(ServedBot bot, String language, ProductConfig product, List<OpenWay> open, List<Held> held) {
        return new Product(
                product.id(),
                product.title().in(language, bot.config().language()),
                product.description().in(language, bot.config().language()),
                product.plan(),
                product.credits(),
                product.period(),
                open.stream()
                        .flatMap(way -> way.currencies(product).stream()
                                .map(currency -> shown(bot, product, way, currency, held)))
                        .toList());
    }

    private Way shown(ServedBot bot, ProductConfig product, OpenWay way, String currency, List<Held> held) {
        Money full = product.prices().get(currency);
        return new Way(
                way.id(product, currency),
                way.label(),
                promos.price(bot, product, full, held).money());
    }

    @Override
    public Purchase buy(Request request, String product, String way, Map<String, String> told) {
        return buy(bot(request), request.sender(), request.sender().id(), product, way, told);
    }

    @Override
    public Purchase buy(Buyer buyer, String product, String way, Map<String, String> told) {
        return buy(bots.apply(buyer.bot()), buyer.person(), NOBODY, product, way, told);
    }

    /** @param chat in which the buyer is told of it */
    private Purchase buy(ServedBot bot, Person buyer, long chat, String product, String way, Map<String, String> told) {
        ProductConfig wanted = bot.config()
                .sales()
                .product(product)
                .orElseThrow(() -> new JackfieldException(
                        StandardError.NOT_FOUND, "bot " + bot.id() + " has no product '" + product + "'"));
        OpenWay open =
                ways.open(bot, buyer.language(), OpenWay.providerOf(way)).orElseThrow(() -> noWay(bot, product, way));
        Money full = open.currencyOf(wanted, way).map(wanted.prices()::get).orElseThrow(() -> noWay(bot, product, way));
        Customer customer = Customer.of(told);
        PaymentOrder order = open(bot, buyer, Recipient.of(bot.id(), chat), wanted, full, customer);
        Shown shown = new Shown(bot, order, buyer.language());
        if (customer.wrong().isPresent()) {
            return checkouts.asks(shown, customer.wrong().get(), "shop.wrong.");
        }
        Checkout checkout =
                providers.ask(open.provider(), bot, (provider, merchant) -> provider.checkout(order, merchant));
        return checkouts.purchase(shown, open, checkout);
    }

    private PaymentOrder open(
            ServedBot bot, Person buyer, Recipient chat, ProductConfig product, Money full, Customer customer) {
        Promos.Price price = promos.price(bot, product, full, promos.held(bot, buyer.id()));
        if (price.held().isEmpty()) {
            return open(bot, ProductDrafts.of(bot, product, buyer, chat, full, customer.facts()));
        }
        Held held = price.held().get();
        PaymentOrder order = open(bot, ProductDrafts.of(bot, product, buyer, chat, price.money(), customer.facts()));
        if (held.order().filter(order.id()::equals).isPresent()) {
            return order;
        }
        if (promos.release(bot, held) && promos.attach(bot, buyer.id(), held, order.id())) {
            return order;
        }
        // Somebody is about to pay another order with this code; the one for less is withdrawn.
        return open(bot, ProductDrafts.of(bot, product, buyer, chat, full, customer.facts()));
    }

    private PaymentOrder open(ServedBot bot, OrderDraft draft) {
        return blocking.get("shop", () -> orders.open(bot, draft));
    }

    private static JackfieldException noWay(ServedBot bot, String product, String way) {
        return new JackfieldException(
                StandardError.NOT_FOUND,
                "product '" + product + "' of bot " + bot.id() + " cannot be paid by '" + way + "' at present");
    }

    @Override
    public Purchase check(Request request, String order) {
        return check(bot(request), request.sender(), order);
    }

    @Override
    public Purchase check(Buyer buyer, String order) {
        return check(bots.apply(buyer.bot()), buyer.person(), order);
    }

    private Purchase check(ServedBot bot, Person buyer, String order) {
        PaymentOrder found = checks.check(bot, buyer.id(), order)
                .orElseThrow(() -> new JackfieldException(
                        StandardError.NOT_FOUND,
                        "user " + buyer.id() + " of bot " + bot.id() + " has no order '" + order + "'"));
        return checkouts.state(new Shown(bot, found, buyer.language()), checks.declined(found));
    }

    @Override
    public Renewal renewal(Request request) {
        return renewals.of(bot(request), request.sender().id());
    }

    @Override
    public Renewal renew(Request request, boolean wanted) {
        return renewals.want(bot(request), request.sender().id(), wanted);
    }

    @Override
    public List<Trial> trials(Request request) {
        ServedBot bot = bot(request);
        long person = request.sender().id();
        return blocking.get("shop", () -> trials.open(bot, person)).stream()
                .flatMap(plan ->
                        bot.config().plans().stream().filter(one -> one.id().equals(plan)))
                .flatMap(plan -> bot
                        .config()
                        .terms(plan.id())
                        .trial()
                        .map(length -> new Trial(plan.id(), plan.label(language(request)), length))
                        .stream())
                .toList();
    }

    @Override
    public BillingDesk.Standing tryOut(Request request, String plan) {
        ServedBot bot = bot(request);
        long person = request.sender().id();
        if (blocking.get("shop", () -> trials.begin(bot, person, plan)).isEmpty()) {
            throw new JackfieldException(
                    StandardError.NOT_FOUND,
                    "user " + person + " of bot " + bot.id() + " cannot try plan '" + plan
                            + "' for nothing, or no more");
        }
        return billing.standing(bot.id(), person);
    }

    @Override
    public Redeemed redeem(Request request, String code) {
        return promos.redeem(bot(request), request.sender().id(), language(request), code);
    }

    private static String language(Request request) {
        return request.sender().language();
    }

    private ServedBot bot(Request request) {
        return bots.apply(request.bot().id());
    }
}
