package io.jackfield.payment.yookassa;

import java.net.InetAddress;
import java.util.List;

/** The addresses from which YooKassa notifies, as its documentation lists them. */
final class Senders {
    private static final List<Range> RANGES = List.of(
            new Range("185.71.76.0", 27),
            new Range("185.71.77.0", 27),
            new Range("77.75.153.0", 25),
            new Range("77.75.154.128", 25),
            new Range("77.75.156.11", 32),
            new Range("77.75.156.35", 32),
            new Range("2a02:5180::", 32));

    private Senders() {}

    /** As {@code 185.71.76.0/27}. */
    static String[] ranges() {
        return RANGES.stream().map(range -> range.first() + "/" + range.bits()).toArray(String[]::new);
    }

    /** @param address of IPv4 or IPv6; no name is looked up */
    static boolean include(String address) {
        try {
            // an IPv4 address inside of IPv6 becomes one of IPv4
            byte[] bytes = InetAddress.ofLiteral(address).getAddress();
            return RANGES.stream().anyMatch(range -> range.holds(bytes));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private record Range(String first, int bits) {
        private boolean holds(byte[] address) {
            byte[] start = InetAddress.ofLiteral(first).getAddress();
            if (address.length != start.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> bit % Byte.SIZE;
                if (((address[bit / Byte.SIZE] ^ start[bit / Byte.SIZE]) & mask) != 0) {
                    return false;
                }
            }
            return true;
        }
    }
}
