package io.jackfield.host.billing;

import io.jackfield.host.store.CreditRow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which credits are left of what came: the oldest go first, and those of a refunded order with it. Pure. */
final class CreditLots {
    private CreditLots() {}

    /**
     * What is left of what an order gave.
     *
     * @param entries all of one user, the oldest first
     */
    static long left(List<CreditRow> entries, String order) {
        Map<String, Long> lots = new LinkedHashMap<>();
        for (CreditRow entry : entries) {
            switch (entry.kind()) {
                case BOUGHT, GIVEN -> lots.put(entry.key(), entry.amount());
                case REFUNDED -> lots.remove(key(entry.order().orElseThrow()));
                case SPENT, TAKEN -> take(lots, -entry.amount());
            }
        }
        return lots.getOrDefault(key(order), 0L);
    }

    private static String key(String order) {
        return "order " + order;
    }

    private static void take(Map<String, Long> lots, long amount) {
        long rest = amount;
        for (Map.Entry<String, Long> lot : lots.entrySet()) {
            long taken = Math.min(lot.getValue(), rest);
            lot.setValue(lot.getValue() - taken);
            rest -= taken;
        }
    }
}
