package io.jackfield.payment.stars;

import io.jackfield.api.Money;
import io.jackfield.api.payment.PaymentProvider.Reported;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * The Stars that a bot got and gave, as Telegram lists them (Bot API {@code getStarTransactions}): oldest first, a
 * hundred at a time. A refund is an entry of its own under the id of its charge, with a receiver in place of a source.
 */
final class StarTransactions {
    private static final int PAGE = 100;
    private static final String PAYLOAD_START = "2:stars:";

    private final Function<Map<String, Object>, Object> telegram;

    /** @param telegram gives the answer to these parameters */
    StarTransactions(Function<Map<String, Object>, Object> telegram) {
        this.telegram = telegram;
    }

    private record Entry(String id, long stars, Instant at, boolean incoming, Optional<String> payload) {}

    /** Charges of this time, both ends included. What was given back until now counts. */
    List<Reported> between(Instant from, Instant to) {
        List<Entry> entries = since(from);
        Set<String> refunded = new HashSet<>();
        entries.stream().filter(entry -> !entry.incoming()).forEach(entry -> refunded.add(entry.id()));
        return entries.stream()
                .filter(entry -> entry.incoming() && !entry.at().isAfter(to))
                .map(entry -> reported(entry, refunded.contains(entry.id())))
                .toList();
    }

    private static Reported reported(Entry charge, boolean refunded) {
        Money amount = new Money(charge.stars(), Money.STARS);
        return new Reported(
                charge.id(),
                charge.payload()
                        .filter(payload -> payload.startsWith(PAYLOAD_START))
                        .map(payload -> payload.substring(PAYLOAD_START.length())),
                Reported.Where.TAKEN,
                amount,
                refunded ? amount : new Money(0, Money.STARS),
                charge.at());
    }

    /** A bot may have many; the first one is found by halving. */
    private List<Entry> since(Instant from) {
        int before = 0;
        int after = PAGE;
        while (!isAtOrAfter(after, from)) {
            before = after;
            after *= 2;
        }
        while (after - before > PAGE) {
            int middle = (before + after) / 2;
            if (isAtOrAfter(middle, from)) {
                after = middle;
            } else {
                before = middle;
            }
        }
        int start = before;
        return IntStream.iterate(0, page -> page + 1)
                .mapToObj(page -> page(start + page * PAGE, PAGE))
                .takeWhile(page -> !page.isEmpty())
                .flatMap(List::stream)
                .filter(entry -> !entry.at().isBefore(from))
                .toList();
    }

    /** Whether the entry at this place is of this time or later, or is not there. */
    private boolean isAtOrAfter(int offset, Instant time) {
        List<Entry> one = page(offset, 1);
        return one.isEmpty() || !one.getFirst().at().isBefore(time);
    }

    private List<Entry> page(int offset, int limit) {
        Object answer = telegram.apply(Map.of("offset", offset, "limit", limit));
        return answer instanceof Map<?, ?> map && map.get("transactions") instanceof List<?> transactions
                ? transactions.stream().flatMap(one -> entry(one).stream()).toList()
                : List.of();
    }

    /** Entries of other kinds, such as withdrawals, still count as places of the list. */
    private static Optional<Entry> entry(Object transaction) {
        if (!(transaction instanceof Map<?, ?> map)
                || !(map.get("id") instanceof String id)
                || !(map.get("amount") instanceof Number amount)
                || !(map.get("date") instanceof Number date)) {
            return Optional.empty();
        }
        Optional<Map<?, ?>> source = user(map.get("source"));
        boolean outgoing = map.containsKey("receiver");
        return Optional.of(new Entry(
                id,
                amount.longValue(),
                Instant.ofEpochSecond(date.longValue()),
                source.isPresent() && !outgoing,
                source.map(user -> user.get("invoice_payload"))
                        .filter(String.class::isInstance)
                        .map(String.class::cast)));
    }

    private static Optional<Map<?, ?>> user(Object partner) {
        return partner instanceof Map<?, ?> map && "user".equals(map.get("type")) ? Optional.of(map) : Optional.empty();
    }
}
