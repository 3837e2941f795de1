package io.jackfield.benchmarks.payment;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jackfield.benchmarks.load.Invoices;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Click's SHOP-API: Prepare, then Complete, both signed. */
public final class ClickCalls implements PaymentCalls {
    static final String SERVICE = "31415";
    static final String MERCHANT = "2718";
    static final String KEY = "benchClickKey01";

    private static final long FIRST_PAYMENT = 2_203_000_000L;
    private static final String AMOUNT = Integer.toString(OrderRows.TIYIN / 100);
    private static final String SIGN_TIME = "2026-11-20 09:30:00";

    @Override
    public String provider() {
        return "click";
    }

    @Override
    public String headers() {
        return "Content-Type: application/x-www-form-urlencoded\r\n";
    }

    @Override
    public String before(int order) {
        return form(order, "", "0");
    }

    @Override
    public String after(int order, String answer) {
        return form(order, Long.toString(new JsonObject(answer).getLong("merchant_prepare_id")), "1");
    }

    @Override
    public boolean isYes(String answer) {
        try {
            return Integer.valueOf(0).equals(new JsonObject(answer).getInteger("error"));
        } catch (DecodeException e) {
            return false;
        }
    }

    /** @param prepared what Prepare was answered; empty in Prepare itself */
    private static String form(int order, String prepared, String action) {
        long payment = FIRST_PAYMENT + order;
        String id = Invoices.order(order);
        String signed = payment + SERVICE + KEY + id + prepared + AMOUNT + action + SIGN_TIME;
        return "click_trans_id=" + payment + "&service_id=" + SERVICE + "&click_paydoc_id=" + payment
                + "&merchant_trans_id=" + id + (prepared.isEmpty() ? "" : "&merchant_prepare_id=" + prepared)
                + "&amount=" + AMOUNT + "&action=" + action + "&error=0&error_note=Success&sign_time="
                + URLEncoder.encode(SIGN_TIME, UTF_8) + "&sign_string=" + md5(signed);
    }

    /** What Click signs with. */
    private static String md5(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has MD5", e);
        }
    }
}
