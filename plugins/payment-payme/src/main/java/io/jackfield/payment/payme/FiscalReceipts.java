package io.jackfield.payment.payme;

import io.jackfield.api.payment.Ledger;
import io.jackfield.json.Json;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Fiscal receipts that Payme brings, kept as facts of their transaction: {@code fiscal.perform} of the payment and
 * {@code fiscal.cancel} of its return. One that the tax office has not accepted is kept beside them, with its status
 * code: {@code fiscal.perform.7}.
 */
record FiscalReceipts(Ledger ledger, String field) {
    private static final Set<String> TYPES = Set.of("PERFORM", "CANCEL");
    private static final long ACCEPTED = 0;
    private static final int LONGEST = 2_000;

    Map<String, Object> set(Params params) {
        String id = params.knownId().orElseThrow(() -> new Refusal(Problem.BAD_RECEIPT, "id"));
        String type =
                params.text("type").filter(TYPES::contains).orElseThrow(() -> new Refusal(Problem.BAD_RECEIPT, "type"));
        if (!(params.values().get("fiscal_data") instanceof Map<?, ?> receipt) || !isNumbered(receipt)) {
            throw new Refusal(Problem.BAD_RECEIPT, "fiscal_data");
        }
        String text = Json.write(receipt);
        if (text.length() > LONGEST) {
            throw new Refusal(Problem.BAD_RECEIPT, "fiscal_data");
        }
        String name = "fiscal." + type.toLowerCase(Locale.ROOT) + suffix(receipt);
        Verdicts.SET_FISCAL_DATA.require(ledger.note(id, Map.of(name, text)).verdict(), field);
        return Json.object(Map.entry("success", true));
    }

    private static boolean isNumbered(Map<?, ?> receipt) {
        return switch (receipt.get("receipt_id")) {
            case Long number -> true;
            case BigInteger number -> true;
            case String text -> !text.isEmpty();
            case null, default -> false;
        };
    }

    private static String suffix(Map<?, ?> receipt) {
        return receipt.get("status_code") instanceof Long status && status != ACCEPTED ? "." + status : "";
    }
}
