package io.jackfield.host.admin;

import io.jackfield.api.Money;
import io.jackfield.host.operator.CsvText;
import io.jackfield.host.store.StatisticTable.Value;
import java.util.List;
import java.util.Map;

/** Figures of bots as RFC 4180 writes tables; times are UTC, income has all decimals of its currency and a point. */
final class StatisticsCsv {
    private static final String END = "\r\n";

    private StatisticsCsv() {}

    /** @param bots ids by numbers */
    static String of(Map<Integer, String> bots, List<Value> values) {
        StringBuilder csv = new StringBuilder("bot,begins,figure,key,value" + END);
        values.forEach(value -> csv.append(bots.get(value.bot()))
                .append(',')
                .append(value.hour())
                .append(',')
                .append(CsvText.of(value.name()))
                .append(',')
                .append(CsvText.of(value.key()))
                .append(',')
                .append(figure(value))
                .append(END));
        return csv.toString();
    }

    private static String figure(Value value) {
        return value.name().equals("income") && value.key().matches("[A-Z]{3}")
                ? new Money(value.value(), value.key()).decimal()
                : Long.toString(value.value());
    }
}
