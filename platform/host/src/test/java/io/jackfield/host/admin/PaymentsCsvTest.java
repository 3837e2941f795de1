package io.jackfield.host.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.Money;
import io.jackfield.api.payment.Transaction;
import io.jackfield.api.payment.Transaction.State;
import io.jackfield.host.operator.CsvText;
import io.jackfield.host.payment.rules.TransactionRow;
import io.jackfield.host.store.PaymentListTable.Entry;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PaymentsCsvTest {
    @Test
    void amountsAreDecimalsAndTextsAreQuotedWhereTheyMust() {
        Instant at = Instant.parse("2026-12-01T10:00:00Z");
        Transaction payment = new Transaction(
                7,
                Optional.of("=1+1"),
                "kq7mh2xw9rtc4bna",
                new Money(59905, "RUB"),
                new Money(5, "RUB"),
                State.SETTLED,
                true,
                at,
                at,
                Optional.of(at.plusSeconds(61)),
                Optional.empty(),
                "said \"no\", later",
                Map.of());
        TransactionRow row = new TransactionRow("till", payment, Optional.empty(), "", false, Set.of());

        assertThat(PaymentsCsv.of(last -> Future.succeededFuture(List.of()))
                        .lines(List.of(new Entry(7, row, 42, "month", "premium", false))))
                .isEqualTo("7,till,'=1+1,kq7mh2xw9rtc4bna,42,month,premium,settled,true,599.05,0.05,RUB,"
                        + "2026-12-01T10:00:00Z,2026-12-01T10:01:01Z,,\"said \"\"no\"\", later\"\r\n");
        assertThat(PaymentsCsv.HEADER.split(",")).hasSize(16);
    }

    @Test
    void noTextIsAFormula() {
        for (String formula : List.of("=A1", "+A1", "-A1", "@SUM(A1)", "\tA1")) {
            assertThat(CsvText.of(formula)).isEqualTo("'" + formula);
        }
        assertThat(CsvText.of("\r=A1")).isEqualTo("\"'\r=A1\"");
        assertThat(CsvText.of("a=b")).isEqualTo("a=b");
    }
}
