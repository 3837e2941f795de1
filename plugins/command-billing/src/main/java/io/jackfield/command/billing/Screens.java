package io.jackfield.command.billing;

import io.jackfield.api.PluginContext;
import io.jackfield.api.chat.Button;
import io.jackfield.api.chat.Keyboard;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.command.ButtonPress;
import io.jackfield.api.command.Request;
import io.jackfield.api.desk.BillingDesk.Standing;
import io.jackfield.api.desk.BillingDesk.Upcoming;
import io.jackfield.api.desk.ShopDesk;
import io.jackfield.api.desk.ShopDesk.Product;
import io.jackfield.api.desk.ShopDesk.Purchase;
import io.jackfield.api.desk.ShopDesk.Renewal;
import io.jackfield.api.desk.ShopDesk.Way;
import io.jackfield.api.payment.Checkout.Asks.What;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What {@code /billing} shows. */
final class Screens {
    static final String MENU = "menu";
    static final String BUY = "buy";
    static final String PAY = "pay";
    static final String CHECK = "check";
    static final String TRY = "try";
    static final String RENEW = "renew";
    static final String CODE = "code";
    static final String HISTORY = "history";
    static final String ON = "on";

    /** What ends at midnight is theirs up to the day before. */
    static final Duration LAST_MOMENT = Duration.ofSeconds(1);

    private final PluginContext context;
    private final ShopDesk shop;

    Screens(PluginContext context) {
        this.context = context;
        shop = context.shop();
    }

    /** A product that can be paid at this moment. */
    Optional<Product> product(Request request, String id) {
        return payable(request).stream()
                .filter(product -> product.id().equals(id))
                .findFirst();
    }

    private List<Product> payable(Request request) {
        return shop.products(request).stream()
                .filter(product -> !product.ways().isEmpty())
                .toList();
    }

    /** What the user has, and what they can have. */
    Reply menu(Request request) {
        List<Product> products = payable(request);
        Renewal renewal = shop.renewal(request);
        List<Button> buttons = new ArrayList<>();
        shop.trials(request)
                .forEach(trial ->
                        buttons.add(Button.action(request.text("menu.try", trial.label()), TRY, trial.plan())));
        products.forEach(product -> buttons.add(Button.action(
                request.text("menu.product", product.label(), prices(request, product)), BUY, product.id())));
        if (renewal.possible()) {
            buttons.add(
                    renewal.wanted()
                            ? Button.action(request.text("menu.renew.off"), RENEW, "off")
                            : Button.action(request.text("menu.renew.on"), RENEW, ON));
        }
        if (request.config().flag("codes", false)) {
            buttons.add(Button.action(request.text("menu.code"), CODE));
        }
        buttons.add(Button.action(request.text("menu.history"), HISTORY));
        Reply text = Reply.text(words(request, renewal, !products.isEmpty()));
        return text.keyboard(Keyboard.column(buttons));
    }

    private String words(Request request, Renewal renewal, boolean sells) {
        Standing standing =
                context.billing().standing(request.bot().id(), request.sender().id());
        List<String> lines = new ArrayList<>();
        lines.add(plan(request, standing));
        for (Upcoming later : standing.after()) {
            lines.add(request.text("menu.after", later.plan().label(language(request)), date(request, later.from())));
        }
        if (renewal.possible() && renewal.wanted()) {
            lines.add(
                    renewal.next().isPresent() && renewal.price().isPresent()
                            ? request.text(
                                    "menu.renews",
                                    date(request, renewal.next().get()),
                                    renewal.price().get().shown(language(request)))
                            : request.text("menu.renews.soon"));
        }
        long credits = context.billing()
                .credits(request.bot().id(), request.sender().id(), 0)
                .balance();
        if (credits > 0) {
            lines.add(request.text("menu.credits", credits));
        }
        lines.add("");
        lines.add(request.text(sells ? "menu.choose" : "menu.nothing"));
        return String.join("\n", lines);
    }

    private static String plan(Request request, Standing standing) {
        String label = standing.plan().label(language(request));
        return switch (standing.state()) {
            case TRIAL -> request.text("menu.trial", label, lastDay(request, standing.until()));
            case GRACE -> request.text("menu.grace", label, lastDay(request, standing.graceUntil()));
            default ->
                standing.until().isPresent()
                        ? request.text("menu.until", label, lastDay(request, standing.until()))
                        : request.text("menu.title", label);
        };
    }

    /** How a product can be paid. */
    Reply ways(Request request, Product product) {
        List<Button> buttons = new ArrayList<>();
        for (Way way : product.ways()) {
            buttons.add(Button.action(
                    request.text("ways.way", way.label(), price(request, way)), PAY, product.id() + " " + way.id()));
        }
        buttons.add(Button.action(request.text("back"), MENU));
        String title = product.description().isBlank() || product.description().equals(product.label())
                ? product.label()
                : product.label() + "\n" + product.description();
        return Reply.text(request.text("ways.title", title)).keyboard(Keyboard.column(buttons));
    }

    /** An order that is to be paid now, or a question before that. */
    Reply checkout(Request request, String product, String way, Purchase purchase) {
        if (purchase.asks().isPresent()) {
            What what = purchase.asks().get();
            Reply question = what == What.PHONE && request.chat().isPrivate()
                    ? purchase.reply().keyboard(Keyboard.contactKey(request.text("contact.ask")))
                    : purchase.reply();
            return question.expect(new Contact(what, product, way).step());
        }
        return purchase.page()
                .map(page -> page(request, product, purchase, page))
                .orElseGet(purchase::reply);
    }

    private Reply page(Request request, String product, Purchase purchase, URI page) {
        Reply reply = purchase.reply()
                .keyboard(Keyboard.column(List.of(
                        Button.link(request.text("pay"), page),
                        Button.action(request.text("paid"), CHECK, purchase.order()),
                        back(request, product))));
        return request instanceof ButtonPress ? reply.inPlace() : reply;
    }

    /** Where the page is the only way to pay, its choice would lead back to the page. */
    private Button back(Request request, String product) {
        boolean choice =
                product(request, product).filter(sold -> sold.ways().size() > 1).isPresent();
        return choice ? Button.action(request.text("back"), BUY, product) : Button.action(request.text("back"), MENU);
    }

    /** What it costs in each currency, in the order of the ways to pay. */
    private static String prices(Request request, Product product) {
        return product.ways().stream()
                .map(way -> price(request, way))
                .distinct()
                .collect(Collectors.joining(" / "));
    }

    private static String price(Request request, Way way) {
        return way.price().shown(language(request));
    }

    private static String lastDay(Request request, Optional<Instant> end) {
        return end.map(one -> date(request, one.minus(LAST_MOMENT))).orElse("");
    }

    private static String date(Request request, Instant instant) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(Locale.of(language(request)))
                .format(instant.atZone(request.timeZone()));
    }

    private static String language(Request request) {
        return request.sender().language();
    }
}
