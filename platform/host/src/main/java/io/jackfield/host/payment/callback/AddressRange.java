package io.jackfield.host.payment.callback;

import java.net.InetAddress;

/** Addresses that have their first bits in common. Compares the bytes of the start, so it is no key. */
record AddressRange(InetAddress start, int bits) {
    AddressRange {
        int most = start.getAddress().length * Byte.SIZE;
        if (bits < 0 || bits > most) {
            throw new IllegalArgumentException("range of addresses has " + bits + " bits; use 0 to " + most);
        }
    }

    /** Throws {@link IllegalArgumentException} when it is none; no name is looked up. */
    static AddressRange of(String range) {
        int slash = range.indexOf('/');
        return new AddressRange(
                InetAddress.ofLiteral(range.substring(0, slash)), Integer.parseInt(range.substring(slash + 1)));
    }

    boolean holds(InetAddress address) {
        byte[] mine = start.getAddress();
        byte[] theirs = address.getAddress();
        if (mine.length != theirs.length) {
            return false;
        }
        int whole = bits / Byte.SIZE;
        for (int at = 0; at < whole; at++) {
            if (mine[at] != theirs[at]) {
                return false;
            }
        }
        int rest = bits % Byte.SIZE;
        return rest == 0 || (mine[whole] ^ theirs[whole]) >> Byte.SIZE - rest == 0;
    }
}
