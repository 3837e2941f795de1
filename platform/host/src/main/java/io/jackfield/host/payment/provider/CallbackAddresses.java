package io.jackfield.host.payment.provider;

import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where payment systems reach this host.
 *
 * @param base without a slash at the end; absent where nobody can call
 */
public record CallbackAddresses(Supplier<Optional<String>> base) {
    /** What the paths of all callbacks begin with; provider and bot follow. */
    public static final String PATH = "/payments/";

    Optional<URI> of(String provider, String bot) {
        return base.get().map(address -> URI.create(address + PATH + provider + "/" + bot));
    }
}
