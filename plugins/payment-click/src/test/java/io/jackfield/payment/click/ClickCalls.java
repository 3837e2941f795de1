package io.jackfield.payment.click;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jackfield.api.Money;
import io.jackfield.api.payment.PaymentOrder;
import io.jackfield.api.web.WebAnswer;
import io.jackfield.api.web.WebRequest;
import io.jackfield.testkit.payment.PaymentSystem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Click as it calls us, with its Merchant API on loopback. */
final class ClickCalls implements PaymentSystem {
    static final String SERVICE = "31415";
    static final String SECRET = "sampleClickKey01";
    static final String USER = "7001";
    /** The error with which Click says that a debit has failed. */
    static final int FAILED = -5017;
    /** No transaction of a test has this number. */
    static final long NOWHERE = 999_999_999;

    private static final DateTimeFormatter SIGN_TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneId.of("Asia/Tashkent"));
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Clock clock;
    private final Map<String, Object> more;
    private final FakeMerchantApi api = FakeMerchantApi.start();
    private final Map<String, Long> attempts = new ConcurrentHashMap<>();

    ClickCalls(Clock clock, Map<String, Object> more) {
        this.clock = clock;
        this.more = more;
    }

    FakeMerchantApi api() {
        return api;
    }

    @Override
    public Map<String, ?> config() {
        Map<String, Object> config = new HashMap<>(Map.of(
                "serviceId",
                SERVICE,
                "merchantId",
                "2718",
                "secretKey",
                SECRET,
                "merchantUserId",
                USER,
                "apiUrl",
                api.url()));
        config.putAll(more);
        return config;
    }

    @Override
    public Set<String> secrets() {
        return Set.of(SECRET);
    }

    /** A number for each try, from which its payment has one too. */
    long transId(PaymentOrder order, String transaction) {
        return attempts.computeIfAbsent(order.id() + "/" + transaction, one -> 2_203_558_741L + attempts.size());
    }

    static String paymentId(long transId) {
        return Long.toString(transId % 100_000_000);
    }

    String paymentId(PaymentOrder order, String transaction) {
        return paymentId(transId(order, transaction));
    }

    @Override
    public List<Step> pays(PaymentOrder order, String transaction) {
        return List.of(Step.of(prepare(order, transaction)), before -> {
            before.filter(answer -> error(answer) == 0)
                    .ifPresent(yes -> api.put(paymentId(order, transaction), order.id(), 2));
            return complete(order, transaction, prepareId(before), 0);
        });
    }

    @Override
    public boolean accepts(WebAnswer answer) {
        return error(answer) == 0 || error(answer) == -4;
    }

    @Override
    public List<Step> cancels(PaymentOrder order, String transaction) {
        return List.of(Step.of(prepare(order, transaction)), before -> {
            api.put(paymentId(order, transaction), order.id(), -99);
            return complete(order, transaction, prepareId(before), FAILED);
        });
    }

    @Override
    public boolean tellsTime() {
        return false;
    }

    /** The second Complete of a payment gets another code: it has been paid. */
    @Override
    public boolean answersAlike() {
        return false;
    }

    /** A failed debit is told by it alone, and has to be believed before the payment is completed. */
    @Override
    public Set<String> unproven() {
        return Set.of("error");
    }

    @Override
    public void unreachable(boolean down) {
        api.down(down);
    }

    @Override
    public Money returned(PaymentOrder order) {
        return new Money(
                api.isReversed(order.id()) ? order.price().minorUnits() : 0,
                order.price().currency());
    }

    @Override
    public List<WebRequest> lies(PaymentOrder order) {
        return List.of(complete(order, "never", 1, 0), complete(order, "never", NOWHERE, 0));
    }

    @Override
    public List<WebRequest> forges(WebRequest genuine) {
        List<WebRequest> forged = new ArrayList<>();
        Map<String, String> fields = genuine.parameters();
        forged.add(request(without(fields, "sign_string")));
        forged.add(request(with(fields, "sign_string", "")));
        forged.add(request(signed(fields, "guessedKey")));
        forged.add(request(with(
                fields,
                "sign_string",
                signed(with(fields, "click_trans_id", "1"), SECRET).get("sign_string"))));
        forged.add(request(with(fields, "amount", "1.00")));
        forged.add(request(with(fields, "merchant_trans_id", "order-z")));
        forged.add(request(signed(with(fields, "service_id", "31416"), SECRET)));
        if (fields.containsKey("merchant_prepare_id")) {
            forged.add(request(with(with(fields, "action", "0"), "merchant_prepare_id", "")));
            forged.add(shifted(fields));
        }
        return forged;
    }

    /** What is signed is the same: a digit of the amount has gone to the number before it. */
    private static WebRequest shifted(Map<String, String> fields) {
        String amount = fields.get("amount");
        return request(with(
                with(fields, "amount", amount.substring(1)),
                "merchant_prepare_id",
                fields.get("merchant_prepare_id") + amount.charAt(0)));
    }

    @Override
    public Optional<WebRequest> spoils(WebRequest genuine, String amount) {
        return Optional.of(request(signed(with(genuine.parameters(), "amount", amount), SECRET)));
    }

    @Override
    public void close() {
        api.close();
    }

    WebRequest prepare(PaymentOrder order, String transaction) {
        return request(signed(fields(order, transaction, "0", 0), SECRET));
    }

    WebRequest complete(PaymentOrder order, String transaction, long prepareId, int error) {
        Map<String, String> fields = fields(order, transaction, "1", error);
        return request(signed(with(fields, "merchant_prepare_id", Long.toString(prepareId)), SECRET));
    }

    private Map<String, String> fields(PaymentOrder order, String transaction, String action, int error) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("click_trans_id", Long.toString(transId(order, transaction)));
        fields.put("service_id", SERVICE);
        fields.put("click_paydoc_id", paymentId(order, transaction));
        fields.put("merchant_trans_id", order.id());
        fields.put("amount", order.price().decimal());
        fields.put("action", action);
        fields.put("error", Integer.toString(error));
        fields.put("error_note", error == 0 ? "Success" : "Failed");
        fields.put("sign_time", SIGN_TIME.format(clock.instant()));
        return fields;
    }

    /** With the proof of who sends it. */
    static Map<String, String> signed(Map<String, String> fields, String secret) {
        String text = fields.get("click_trans_id")
                + fields.get("service_id")
                + secret
                + fields.get("merchant_trans_id")
                + (fields.get("action").equals("1") ? fields.get("merchant_prepare_id") : "")
                + fields.get("amount")
                + fields.get("action")
                + fields.get("sign_time");
        return with(fields, "sign_string", FakeMerchantApi.digest("MD5", text));
    }

    static Map<String, String> with(Map<String, String> fields, String field, String value) {
        Map<String, String> more = new LinkedHashMap<>(fields);
        more.put(field, value);
        return more;
    }

    static Map<String, String> without(Map<String, String> fields, String field) {
        Map<String, String> less = new LinkedHashMap<>(fields);
        less.remove(field);
        return less;
    }

    static WebRequest request(Map<String, String> fields) {
        return request(FakeMerchantApi.form(fields), fields);
    }

    static WebRequest request(String body, Map<String, String> fields) {
        Map<String, String> headers = Map.of("content-type", "application/x-www-form-urlencoded; charset=UTF-8");
        return new WebRequest("POST", "", headers, fields, body.getBytes(UTF_8), "203.0.113.9");
    }

    /** The number that Prepare was answered with, also beside a no; one that nobody has where there is none. */
    static long prepareId(Optional<WebAnswer> prepared) {
        return prepared.map(ClickCalls::json)
                .map(json -> json.path("merchant_prepare_id").asLong(NOWHERE))
                .orElse(NOWHERE);
    }

    static int error(WebAnswer answer) {
        return json(answer).path("error").asInt(-1_000);
    }

    static JsonNode json(WebAnswer answer) {
        try {
            return MAPPER.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
