package io.jackfield.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.it.fixture.PluginJar;
import io.jackfield.it.fixture.TestPlatform;
import io.jackfield.sandbox.telegram.SandboxChat;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The shipped plugin, the host's ledger in PostgreSQL, and Payme as the sandbox plays it. */
class PaymeIT {
    private static final PluginJar SELLER =
            PluginJar.command("command-seller", "buy", "context.shop().buy(request, \"month\", \"payme\").reply()");

    @RegisterExtension
    static final TestPlatform platform = TestPlatform.serving("shop", """
                    plugins: [command-seller, payment-payme]
                    plans:
                      - id: free
                      - {id: premium, label: Premium, premium: true}
                    products:
                      - id: month
                        plan: premium
                        period: P1M
                        title: {en: One month, uz: "1 oy"}
                        prices: {UZS: 99000}
                    """)
            .with(SELLER)
            .shipped(
                    "payment-payme",
                    Map.of(
                            "PAYME_MERCHANT_ID",
                            "sandboxcashdesk000000001",
                            "PAYME_KEY",
                            "payme-sandbox-key",
                            "PAYME_CHECKOUT_URL",
                            "{sandbox}/payme"));

    /** The address behind the button that a buyer is shown. */
    private static URI bought(SandboxChat buyer) {
        buyer.send("/buy");
        return URI.create(buyer.nextReply()
                .json()
                .getJsonObject("reply_markup")
                .getJsonArray("inline_keyboard")
                .getJsonArray(0)
                .getJsonObject(0)
                .getString("url"));
    }

    /** The path of the payment to which an address leads. */
    private static String opened(URI checkout) throws Exception {
        return send(HttpRequest.newBuilder(checkout).build())
                .headers()
                .firstValue("location")
                .orElseThrow()
                .replaceFirst("^/payments", "");
    }

    private static JsonObject act(String path, JsonObject given) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(platform.sandbox().url() + "/sandbox/payments" + path))
                .POST(HttpRequest.BodyPublishers.ofString(given.encode()))
                .build();
        return new JsonObject(send(request).body());
    }

    private static HttpResponse<String> send(HttpRequest request) throws Exception {
        try (HttpClient browser = HttpClient.newHttpClient()) {
            return browser.send(request, BodyHandlers.ofString());
        }
    }

    private static List<String> plans(SandboxChat buyer) {
        return platform.journal().column("select plan from subscription where person = " + buyer.id());
    }

    @Test
    void buyerPaysOnPaymesPageAndIsGivenTheMoneyBack() throws Exception {
        SandboxChat buyer = platform.newcomer("uz");
        String payment = opened(bought(buyer));

        JsonObject paid = act(payment + "/pay", new JsonObject());

        assertThat(paid.getString("state")).as(paid.encodePrettily()).isEqualTo("PAID");
        assertThat(paid.getJsonObject("facts").fieldNames())
                .as("a second answer that differs is a fault")
                .doesNotContain("fault", "refused");
        assertThat(buyer.nextReply().text()).contains("1 oy");
        assertThat(plans(buyer)).containsExactly("premium");

        JsonObject refunded = act(payment + "/refund", new JsonObject());
        act(payment + "/repeat", new JsonObject());

        assertThat(refunded.getString("state")).as(refunded.encodePrettily()).isEqualTo("REFUNDED");
        assertThat(refunded.getJsonObject("facts").containsKey("fault")).isFalse();
        assertThat(buyer.nextReply().text()).contains("1 oy");
        String order = paid.getString("order");
        assertThat(platform.journal()
                        .column("select kind from payment_line where order_id = '" + order + "' order by id"))
                .containsExactly("accepted", "granted", "refunded");
    }

    @Test
    void bothScenariosOfPaymesSandboxPass() throws Exception {
        String link = bought(platform.newcomer()).getPath().replaceFirst(".*/", "");
        String order =
                new String(Base64.getDecoder().decode(link), UTF_8).replaceFirst(".*;ac\\.order_id=(\\w+);.*", "$1");
        JsonObject given =
                new JsonObject().put("bot", "shop").put("order", order).put("amount", "99000");

        for (String scenario : List.of("scenario-1", "scenario-2")) {
            JsonObject report = act("/payme/tests/" + scenario, given);

            assertThat(report.getBoolean("passed")).as(report.encodePrettily()).isTrue();
        }
    }
}
