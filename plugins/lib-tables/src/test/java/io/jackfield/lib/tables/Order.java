package io.jackfield.lib.tables;

import io.jackfield.api.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** A row with a cell of each kind; any of them may be null. */
record Order(String buyer, Number pieces, Money sum, LocalDate day, Instant paid) {
    static final ZoneId TASHKENT = ZoneId.of("Asia/Tashkent");
    static final Order FULL = new Order(
            "Gʻayrat",
            12_345_678_901L,
            Money.of("990000.50", "UZS"),
            LocalDate.of(2026, 9, 1),
            Instant.parse("2026-09-01T03:30:05Z"));
    static final Order EMPTY = new Order(null, null, null, null, null);

    static Order of(String buyer) {
        return new Order(buyer, 1, Money.of("7", Money.STARS), LocalDate.EPOCH, Instant.EPOCH);
    }

    static Table<Order> table(String name) {
        return Table.<Order>named(name)
                .text("Buyer", Order::buyer)
                .number("Pieces", Order::pieces)
                .money("Sum", Order::sum)
                .date("Day", Order::day)
                .time("Paid", TASHKENT, Order::paid);
    }
}
