package io.jackfield.testkit.payment;

import io.jackfield.api.payment.PaymentOrder;
import io.jackfield.api.web.WebRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The payment system that {@link SimplePayments} speaks with. */
final class SimpleSystem implements PaymentSystem {
    static final String KEY = "key-4711";

    @Override
    public List<WebRequest> pays(PaymentOrder order, String transaction) {
        return List.of(call("begin", order, transaction), call("settle", order, transaction));
    }

    @Override
    public List<WebRequest> cancels(PaymentOrder order, String transaction) {
        return List.of(call("cancel", order, transaction));
    }

    @Override
    public WebRequest forges(WebRequest genuine) {
        return with(genuine, parameters -> parameters.put("sign", sign("guessed", parameters)));
    }

    @Override
    public WebRequest withoutSignature(WebRequest genuine) {
        return with(genuine, parameters -> parameters.remove("sign"));
    }

    static String sign(String key, Map<String, String> parameters) {
        Map<String, String> signed = new TreeMap<>(parameters);
        signed.remove("sign");
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest((key + signed).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static WebRequest call(String action, PaymentOrder order, String transaction) {
        Map<String, String> parameters = new HashMap<>(Map.of(
                "action",
                action,
                "order",
                order.id(),
                "transaction",
                transaction,
                "amount",
                Long.toString(order.price().minorUnits()),
                "currency",
                order.price().currency()));
        parameters.put("sign", sign(KEY, parameters));
        return new WebRequest("POST", "", Map.of(), Map.copyOf(parameters), new byte[0], "203.0.113.7");
    }

    private interface Change {
        void of(Map<String, String> parameters);
    }

    private static WebRequest with(WebRequest call, Change change) {
        Map<String, String> parameters = new HashMap<>(call.parameters());
        change.of(parameters);
        return new WebRequest(
                call.method(), call.path(), call.headers(), Map.copyOf(parameters), call.body(), call.remoteAddress());
    }
}
