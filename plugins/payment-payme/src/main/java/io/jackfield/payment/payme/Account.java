package io.jackfield.payment.payme;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jackfield.api.payment.Transaction;
import io.jackfield.json.Json;
import java.io.IOException;
import java.util.Map;

/** What Payme calls the account of a payment, with one field that names our order. */
record Account(Map<String, Object> fields) {
    /** The fact of a transaction under which its account is kept as it came. */
    static final String FACT = "account";

    private static final String ORDER_ID = "[A-Za-z0-9-]{1,64}";
    private static final int LONGEST = 2_000;

    static Account of(Params params) {
        Account account = new Account(params.object("account"));
        if (account.text().length() > LONGEST) {
            throw new Refusal(Problem.BAD_REQUEST, "account");
        }
        return account;
    }

    /** The account of a transaction that has begun. */
    static Account of(Transaction transaction, String field) {
        String kept = transaction.facts().getOrDefault(FACT, "{}");
        try {
            if (Json.read(kept.getBytes(UTF_8)) instanceof Map<?, ?> fields && !fields.isEmpty()) {
                return new Account(new Params(Map.of(FACT, fields)).object(FACT));
            }
        } catch (IOException e) {
            throw new IllegalStateException("the account of transaction " + transaction.number() + " is no JSON", e);
        }
        return new Account(Map.of(field, transaction.orderId()));
    }

    /** @param field its name, which is data of the error when it names none */
    String orderId(String field) {
        return new Params(fields)
                .text(field)
                .filter(id -> id.matches(ORDER_ID))
                .orElseThrow(() -> new Refusal(Problem.UNKNOWN_ORDER, field));
    }

    String text() {
        return Json.write(fields);
    }
}
