package io.jackfield.payment.click;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.jackfield.api.payment.Checkout;
import io.jackfield.api.payment.PaymentOrder;
import io.jackfield.api.payment.PaymentOrder.State;
import io.jackfield.api.payment.PaymentProvider.Handed;
import io.jackfield.api.payment.Transaction;
import io.jackfield.api.web.WebAnswer;
import io.jackfield.api.web.WebRequest;
import io.jackfield.sandbox.Sandbox;
import io.jackfield.sandbox.SandboxOptions;
import io.jackfield.sandbox.payment.CallbackTargets;
import io.jackfield.sandbox.payment.click.ClickMerchant;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With the Click that the sandbox plays, over HTTP. */
class SandboxTest {
    private final Vertx vertx = Vertx.vertx();
    private final HttpClient browser = HttpClient.newHttpClient();
    private Sandbox sandbox;
    private Shop shop;
    private HttpServer host;

    @BeforeEach
    void start() throws IOException {
        sandbox = Sandbox.start(vertx, SandboxOptions.defaults()).await();
        shop = Shop.open(Map.of(
                "secretKey",
                ClickMerchant.SECRET_KEY,
                "checkoutUrl",
                sandbox.url() + "/click/services/pay",
                "apiUrl",
                sandbox.url() + "/click/v2/merchant"));
        host = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        host.createContext("/payments/click/shop", this::call);
        host.start();
        sandbox.payments()
                .callbacksGoTo(new CallbackTargets(
                        "http://127.0.0.1:" + host.getAddress().getPort(),
                        Map.of(shop.merchant.bot().username(), "shop")));
    }

    private void call(HttpExchange exchange) throws IOException {
        try (exchange) {
            WebRequest request = new WebRequest(
                    exchange.getRequestMethod(),
                    "",
                    Map.of("content-type", exchange.getRequestHeaders().getFirst("content-type")),
                    Map.of(),
                    exchange.getRequestBody().readAllBytes(),
                    "127.0.0.1");
            WebAnswer answer = shop.answer(request);
            exchange.sendResponseHeaders(answer.status(), answer.body().length);
            exchange.getResponseBody().write(answer.body());
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    @AfterEach
    void stop() throws Exception {
        browser.close();
        host.stop(0);
        shop.close();
        vertx.close().await();
    }

    /** The buyer follows the button; gives the path of the payment's page. */
    private String follows(PaymentOrder order) throws Exception {
        URI link = ((Checkout.Page) shop.provider.checkout(order, shop.merchant)).address();
        return browser.send(HttpRequest.newBuilder(link).build(), BodyHandlers.discarding())
                .headers()
                .firstValue("location")
                .orElseThrow()
                .substring("/payments".length());
    }

    private JsonObject post(String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(sandbox.url() + "/sandbox/payments" + path))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return new JsonObject(browser.send(request, BodyHandlers.ofString()).body());
    }

    private Transaction only() {
        return shop.orders.transactions().getFirst();
    }

    @Test
    void buyerPaysAndTheOperatorGivesTheMoneyBack() throws Exception {
        PaymentOrder order = shop.order("order-a");
        String page = follows(order);

        assertThat(post(page + "/pay", "").getString("state")).isEqualTo("PAID");
        assertThat(shop.orders.order(order.id()).state()).isEqualTo(State.PAID);
        assertThat(post(page + "/repeat", "").getString("state")).isEqualTo("PAID");
        assertThat(shop.orders.timesGranted(order.id())).isEqualTo(1);

        assertThat(shop.provider.refund(Shop.refund(only()), shop.merchant)).isInstanceOf(Handed.Done.class);
        assertThat(shop.provider.look(only(), shop.merchant).orElseThrow().returned())
                .isEqualTo(order.price());
    }

    @Test
    void reversalInTheCabinetTakesBackAndAWordAloneDoesNot() throws Exception {
        PaymentOrder order = shop.order("order-a");
        String page = follows(order);
        post(page + "/pay", "");

        post(page + "/cancel", "");
        assertThat(shop.orders.timesTakenBack(order.id())).isZero();
        assertThat(shop.orders.reviews()).hasSize(1);

        assertThat(post(page + "/refund", "").getString("state")).isEqualTo("REFUNDED");
        assertThat(shop.orders.timesTakenBack(order.id())).isEqualTo(1);
    }

    @Test
    void emptyCardLeavesTheOrderOpen() throws Exception {
        PaymentOrder order = shop.order("order-a");

        assertThat(post(follows(order) + "/cancel", "").getString("state")).isEqualTo("CANCELLED");
        assertThat(shop.orders.order(order.id()).state()).isEqualTo(State.OPEN);

        assertThat(post(follows(order) + "/pay", "").getString("state")).isEqualTo("PAID");
    }

    @Test
    void allCasesOfTheOfficialTestPass() throws Exception {
        JsonObject given = new JsonObject().put("bot", "shop");
        for (int number = 1; number <= 3; number++) {
            PaymentOrder order = shop.order("order-" + number + "x");
            given.put("order" + number, order.id())
                    .put("amount" + number, order.price().decimal());
        }

        JsonObject result = post("/click/tests/fifteen-cases", given.encode());

        assertThat(result.getJsonArray("steps")).hasSize(15);
        assertThat(result.getBoolean("passed")).as(result.encodePrettily()).isTrue();
    }
}
