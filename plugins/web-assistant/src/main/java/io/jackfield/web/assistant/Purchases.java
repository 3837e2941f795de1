package io.jackfield.web.assistant;

import com.fasterxml.jackson.databind.JsonNode;
import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.api.chat.Person;
import io.jackfield.api.desk.ShopDesk;
import io.jackfield.api.desk.ShopDesk.Buyer;
import io.jackfield.api.desk.ShopDesk.Product;
import io.jackfield.api.desk.ShopDesk.Purchase;
import io.jackfield.api.desk.ShopDesk.Way;
import io.jackfield.api.payment.PaymentOrder;
import io.jackfield.api.web.WebAnswer;
import io.jackfield.web.assistant.Route.Call;
import java.net.URI;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What a user can buy, and their orders: paid on the pages of payment systems. */
final class Purchases {
    private static final int LONGEST = 254;

    private final ShopDesk shop;
    private final String bot;

    Purchases(ShopDesk shop, String bot) {
        this.shop = shop;
        this.bot = bot;
    }

    WebAnswer plans(Call call) {
        List<Map<String, Object>> products = asked(
                () -> shop.products(buyer(call)).stream().map(Purchases::json).toList());
        return Json.answer(200, Map.of("products", products));
    }

    /** The same product and way again is the same order, as long as that is open. */
    WebAnswer order(Call call) {
        JsonNode body = Json.body(call.request());
        String product = Json.requiredText(body, "product", 64);
        String way = Json.requiredText(body, "way", 64);
        Map<String, String> customer = new HashMap<>();
        for (String key : List.of(PaymentOrder.EMAIL, PaymentOrder.PHONE)) {
            Json.text(body, key, LONGEST).ifPresent(told -> customer.put(key, told));
        }
        Purchase purchase = asked(() -> shop.buy(buyer(call), product, way, customer));
        purchase.asks().ifPresent(what -> {
            String key = what.name().toLowerCase(Locale.ROOT);
            throw Problem.of(
                    422,
                    key + "-needed",
                    "the payment system wants a valid " + key + " for the receipt; send it as " + key);
        });
        if (purchase.state() == PaymentOrder.State.OPEN && purchase.page().isEmpty()) {
            throw Problem.of(
                    409, "way-not-on-the-web", "'" + way + "' is paid inside Telegram; choose a way that has a page");
        }
        return Json.answer(201, json(purchase));
    }

    /** Looks with the payment system, so that nobody has to wait for its call. */
    WebAnswer state(Call call) {
        return Json.answer(200, json(asked(() -> shop.check(buyer(call), call.part()))));
    }

    private Buyer buyer(Call call) {
        Account account = call.user();
        return new Buyer(bot, new Person(account.id(), account.name(), "", Optional.empty(), account.language()));
    }

    private static <T> T asked(Supplier<T> question) {
        try {
            return question.get();
        } catch (JackfieldException failure) {
            throw failure.error() == StandardError.NOT_FOUND
                    ? Problem.of(404, "not-for-sale", "there is no such product, way or order; GET /plans lists them")
                    : Problem.paymentAway(failure);
        }
    }

    private static Map<String, Object> json(Product product) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", product.id());
        json.put("label", product.label());
        json.put("description", product.description());
        json.put("plan", product.plan().isEmpty() ? null : product.plan());
        json.put("credits", product.credits());
        json.put("period", product.period().map(Object::toString).orElse(null));
        json.put("ways", product.ways().stream().map(Purchases::json).toList());
        return json;
    }

    private static Map<String, Object> json(Way way) {
        return Map.of(
                "id", way.id(),
                "label", way.label(),
                "amount", way.price().decimal(),
                "currency", way.price().currency());
    }

    private static Map<String, Object> json(Purchase purchase) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("order", purchase.order());
        json.put("state", purchase.state().name().toLowerCase(Locale.ROOT));
        json.put("page", purchase.page().map(URI::toString).orElse(null));
        return json;
    }
}
