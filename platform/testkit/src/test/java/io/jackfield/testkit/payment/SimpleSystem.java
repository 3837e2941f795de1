package io.jackfield.testkit.payment;

import io.jackfield.api.Money;
import io.jackfield.api.payment.PaymentOrder;
import io.jackfield.api.web.WebAnswer;
import io.jackfield.api.web.WebRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The payment system that {@link SimplePayments} speaks with. */
final class SimpleSystem implements PaymentSystem {
    private static final String KEY = "key-4711";
    private static final Pattern YES = Pattern.compile("\\w+: yes (\\d+)");

    private final Fault fault;
    private final Clock clock;

    SimpleSystem(Fault fault, Clock clock) {
        this.fault = fault;
        this.clock = clock;
    }

    @Override
    public Map<String, ?> config() {
        return Map.of("key", KEY, "fault", fault.name());
    }

    @Override
    public Set<String> secrets() {
        return Set.of(KEY);
    }

    @Override
    public List<Step> pays(PaymentOrder order, String transaction) {
        String at = Long.toString(clock.millis());
        return List.of(before -> call("begin", order, transaction, order.price(), Map.of("at", at)), before -> {
            String number = before.flatMap(SimpleSystem::number).orElse("0");
            return call("settle", order, transaction, order.price(), Map.of("at", at, "number", number));
        });
    }

    private static Optional<String> number(WebAnswer answer) {
        Matcher yes = YES.matcher(new String(answer.body(), StandardCharsets.UTF_8));
        return yes.find() ? Optional.of(yes.group(1)) : Optional.empty();
    }

    @Override
    public boolean accepts(WebAnswer answer) {
        return answer.status() == 200 && number(answer).isPresent();
    }

    @Override
    public List<Step> cancels(PaymentOrder order, String transaction) {
        return List.of(Step.of(call("cancel", order, transaction, order.price(), Map.of("at", "0"))));
    }

    @Override
    public List<Step> refunds(PaymentOrder order, String transaction, Money amount, String refund) {
        return List.of(Step.of(call("return", order, transaction, amount, Map.of("at", "0", "refund", refund))));
    }

    @Override
    public List<WebRequest> forges(WebRequest genuine) {
        Map<String, String> guessed = new HashMap<>(genuine.parameters());
        guessed.put("sign", sign("guessed", guessed));
        Map<String, String> unsigned = new HashMap<>(genuine.parameters());
        unsigned.remove("sign");
        return List.of(call(guessed), call(unsigned));
    }

    @Override
    public Optional<WebRequest> spoils(WebRequest genuine, String amount) {
        Map<String, String> spoilt = new HashMap<>(genuine.parameters());
        spoilt.put("amount", amount);
        spoilt.put("sign", sign(KEY, spoilt));
        return Optional.of(call(spoilt)).filter(call -> spoilt.get("action").equals("begin"));
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

    private static WebRequest call(
            String action, PaymentOrder order, String transaction, Money amount, Map<String, String> more) {
        Map<String, String> parameters = new HashMap<>(more);
        parameters.put("action", action);
        parameters.put("order", order.id());
        parameters.put("transaction", transaction);
        parameters.put("amount", amount.decimal());
        parameters.put("currency", amount.currency());
        parameters.put("sign", sign(KEY, parameters));
        return call(parameters);
    }

    private static WebRequest call(Map<String, String> parameters) {
        String form = new TreeMap<>(parameters)
                .entrySet().stream()
                        .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
        return new WebRequest(
                "POST",
                "",
                Map.of("content-type", "application/x-www-form-urlencoded"),
                parameters,
                form.getBytes(StandardCharsets.UTF_8),
                "203.0.113.7");
    }
}
