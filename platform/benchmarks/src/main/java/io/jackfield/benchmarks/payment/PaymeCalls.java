package io.jackfield.benchmarks.payment;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jackfield.benchmarks.load.Invoices;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.Base64;
import java.util.Locale;

/** Payme's Merchant API: {@code CreateTransaction}, then {@code PerformTransaction}; every answer has status 200. */
public final class PaymeCalls implements PaymentCalls {
    static final String MERCHANT = "587f72c72cac0d162c722ae2";
    static final String KEY = "BENCHBENCHBENCHBENCHBENCHBENCHBENCH1";

    private static final String LOGIN = "Paycom:" + KEY;
    private static final String CREATE = """
            {"jsonrpc":"2.0","id":%d,"method":"CreateTransaction","params":{"id":"%s","time":%d,"amount":%d,\
            "account":{"order_id":"%s"}}}""";
    private static final String PERFORM = """
            {"jsonrpc":"2.0","id":%d,"method":"PerformTransaction","params":{"id":"%s"}}""";

    @Override
    public String provider() {
        return "payme";
    }

    @Override
    public String headers() {
        return "Content-Type: text/json; charset=UTF-8\r\nAuthorization: Basic "
                + Base64.getEncoder().encodeToString(LOGIN.getBytes(UTF_8)) + "\r\n";
    }

    @Override
    public String before(int order) {
        return CREATE.formatted(
                order, transaction(order), System.currentTimeMillis(), OrderRows.TIYIN, Invoices.order(order));
    }

    @Override
    public String after(int order, String answer) {
        return PERFORM.formatted(order, transaction(order));
    }

    @Override
    public boolean isYes(String answer) {
        try {
            return new JsonObject(answer).getValue("result") instanceof JsonObject;
        } catch (DecodeException e) {
            return false;
        }
    }

    /** As long as Payme's. */
    private static String transaction(int order) {
        return String.format(Locale.ROOT, "63ae1f20b0c4d5e6%08x", order);
    }
}
