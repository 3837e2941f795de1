package io.jackfield.host.payment.rules;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * Which rows a call is about. The transaction is the one with the number, or without a number the one with the system's
 * id; the order is the transaction's, or the one that is named where there is no transaction.
 */
public record Meant(OptionalLong number, Optional<String> systemId, Optional<String> orderId) {
    public static Meant order(String orderId) {
        return new Meant(OptionalLong.empty(), Optional.empty(), Optional.of(orderId));
    }

    public static Meant transaction(String systemId) {
        return new Meant(OptionalLong.empty(), Optional.of(systemId), Optional.empty());
    }

    public static Meant transaction(String systemId, String orderId) {
        return new Meant(OptionalLong.empty(), Optional.of(systemId), Optional.of(orderId));
    }

    public static Meant numbered(long number) {
        return new Meant(OptionalLong.of(number), Optional.empty(), Optional.empty());
    }

    public static Meant numbered(long number, String systemId) {
        return new Meant(OptionalLong.of(number), Optional.of(systemId), Optional.empty());
    }
}
