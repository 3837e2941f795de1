package io.jackfield.sandbox.payment.click;

import io.jackfield.sandbox.payment.SideDesk;
import io.jackfield.sandbox.payment.SidePayment;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.math.BigDecimal;
import java.util.Optional;

/** {@code GET /click/services/pay}: what {@code https://my.click.uz/services/pay} is. Nobody signs its parameters. */
final class PayPage {
    private static final int BAD_REQUEST = 400;

    private final SideDesk desk;
    private final ClickNumbers numbers;

    PayPage(SideDesk desk, ClickNumbers numbers) {
        this.desk = desk;
        this.numbers = numbers;
    }

    void mount(Router router) {
        router.get("/click/services/pay").handler(this::follow);
    }

    private void follow(RoutingContext context) {
        HttpServerRequest link = context.request();
        Optional<String> problem = problem(link);
        if (problem.isPresent()) {
            context.response().setStatusCode(BAD_REQUEST).end(problem.get());
            return;
        }
        String order = link.getParam("transaction_param");
        SidePayment payment = desk.openOnce(new SidePayment.Order(
                order,
                new BigDecimal(link.getParam("amount")),
                "UZS",
                "Order " + order,
                Optional.ofNullable(link.getParam("return_url")).orElse("")));
        if (payment.facts().isEmpty()) {
            long transId = numbers.next();
            new ClickPayment(payment).number(transId, ClickNumbers.paymentOf(transId));
        }
        desk.show(context, payment);
    }

    private static Optional<String> problem(HttpServerRequest link) {
        if (!ClickMerchant.SERVICE.equals(link.getParam("service_id"))
                || !ClickMerchant.MERCHANT.equals(link.getParam("merchant_id"))) {
            return Optional.of("Click of the sandbox has service " + ClickMerchant.SERVICE + " of merchant "
                    + ClickMerchant.MERCHANT + " only; the link has service_id " + link.getParam("service_id")
                    + " and merchant_id " + link.getParam("merchant_id"));
        }
        if (link.getParam("transaction_param") == null
                || link.getParam("transaction_param").isEmpty()) {
            return Optional.of("transaction_param is missing: the order's id");
        }
        String amount = String.valueOf(link.getParam("amount"));
        return amount.matches("\\d{1,13}\\.\\d{2}")
                ? Optional.empty()
                : Optional.of("amount is " + amount + "; write soʻm as 15000.00");
    }
}
