package io.jackfield.host.payment.callback;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Who calls about payments. A call that changes the books shows that its caller is the payment system; one that brings
 * nothing costs its address something, and all strangers together. Addresses that the provider has named, and those
 * that no stranger from outside can have, cost nothing. Core loop only.
 */
final class Callers {
    /**
     * What strangers of one provider may spend together: beyond it their calls are written down only when they bring
     * something.
     */
    static final int MOST_OF_STRANGERS = 300;

    private static final int MOST_REMEMBERED = 10_000;
    private static final int NETWORK_BYTES = 8;
    private static final AddressRange UNIQUE_LOCAL = AddressRange.of("fc00::/7");

    private final Map<String, List<AddressRange>> named = new HashMap<>();
    private final Map<String, Strangers> strangers = new HashMap<>();

    /** One that is forgotten is a stranger again. */
    private record Strangers(Allowance together, Cache<String, Caller> each) {
        static Strangers none(long now) {
            return new Strangers(
                    new Allowance(MOST_OF_STRANGERS, Caller.FRUITLESS_PER_MINUTE, now),
                    Caffeine.newBuilder()
                            .maximumSize(MOST_REMEMBERED)
                            .executor(Runnable::run)
                            .build());
        }

        Caller find(String network, long now) {
            return each.get(network, unknown -> Caller.stranger(together, now));
        }
    }

    /** From where a provider says that it calls; it stays so while its plugin is away. */
    void named(String provider, List<String> ranges) {
        named.put(provider, ranges.stream().map(AddressRange::of).toList());
    }

    /**
     * Who calls a provider from an address.
     *
     * @param address as it came; of one that is none, nothing can be said, and it is a stranger
     */
    Caller find(String provider, String address, long now) {
        InetAddress caller;
        try {
            caller = InetAddress.ofLiteral(address);
        } catch (IllegalArgumentException e) {
            return stranger(provider, address, now);
        }
        boolean exempt = isInside(caller)
                || named.getOrDefault(provider, List.of()).stream().anyMatch(range -> range.holds(caller));
        return exempt ? Caller.exempt() : stranger(provider, network(caller), now);
    }

    private Caller stranger(String provider, String network, long now) {
        return strangers
                .computeIfAbsent(provider, unknown -> Strangers.none(now))
                .find(network, now);
    }

    /** Of this machine or of a network of its own, such as a proxy that does not say for whom it asks. */
    private static boolean isInside(InetAddress address) {
        return address.isLoopbackAddress()
                || address.isSiteLocalAddress()
                || address.isLinkLocalAddress()
                || UNIQUE_LOCAL.holds(address);
    }

    /** With IPv6 everybody has a network of addresses. */
    private static String network(InetAddress address) {
        return address instanceof Inet6Address
                ? Arrays.toString(Arrays.copyOf(address.getAddress(), NETWORK_BYTES))
                : address.getHostAddress();
    }
}
