package io.jackfield.sandbox.payment.payme;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jackfield.sandbox.payment.SidePayment;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/**
 * A link to Payme's page: base64 of {@code key=value} joined by semicolons. Nobody signs it.
 *
 * @param account by the names of its fields
 * @param language {@code ru}, {@code uz} or {@code en}
 */
record PaymeLink(JsonObject account, BigDecimal amount, String language, String back) {
    private static final String ACCOUNT = "ac.";
    private static final int DECIMALS = 2;

    /** @throws IllegalArgumentException with what Payme's page says */
    static PaymeLink read(String encoded) {
        Map<String, String> given = new HashMap<>();
        JsonObject account = new JsonObject();
        for (String field : new String(Base64.getDecoder().decode(encoded), UTF_8).split(";")) {
            String[] parts = field.split("=", 2);
            String value = parts.length == 2 ? parts[1] : "";
            if (parts[0].startsWith(ACCOUNT)) {
                account.put(parts[0].substring(ACCOUNT.length()), value);
            } else {
                given.put(parts[0], value);
            }
        }
        if (!given.getOrDefault("m", "").matches("[A-Za-z0-9]{1,64}")) {
            throw new IllegalArgumentException("-31601: there is no merchant '" + given.get("m") + "'");
        }
        if (account.isEmpty() || !given.getOrDefault("a", "").matches("[1-9]\\d{0,14}")) {
            throw new IllegalArgumentException("-31610: the account is " + account + " and the amount in tiyin '"
                    + given.get("a") + "'; both are needed");
        }
        return new PaymeLink(
                account,
                BigDecimal.valueOf(Long.parseLong(given.get("a")), DECIMALS),
                given.getOrDefault("l", "ru"),
                given.getOrDefault("c", ""));
    }

    SidePayment.Order order() {
        String id = account.getString(account.fieldNames().iterator().next());
        return new SidePayment.Order(id, amount, "UZS", "Order " + id, back);
    }
}
