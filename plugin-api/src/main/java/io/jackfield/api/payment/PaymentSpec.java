package io.jackfield.api.payment;

import io.jackfield.api.Experimental;
import io.jackfield.api.ExtensionName;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a payment provider is called, and from where it calls.
 *
 * @param name in configuration and in {@code /payments/<name>/<bot>}: 2 to 32 of a-z 0-9 and -; one plugin of a host
 *     has it
 * @param callers the addresses from which the system says that it calls, such as {@code 185.71.76.0/27} or
 *     {@code 2a02:5180::/32}: calls from there are never held up. Empty where it does not say; see
 *     {@link PaymentProvider#callback}
 */
@Experimental
public record PaymentSpec(String name, List<String> callers) {
    private static final Pattern RANGE = Pattern.compile("[0-9a-fA-F.:]{2,45}/[0-9]{1,3}");

    public PaymentSpec {
        ExtensionName.require("payment provider", name);
        callers = List.copyOf(callers);
        callers.stream().filter(range -> !RANGE.matcher(range).matches()).forEach(range -> {
            throw new IllegalArgumentException(
                    "range of addresses is '" + range + "'; write it such as 185.71.76.0/27, one address with /32");
        });
    }

    public PaymentSpec(String name) {
        this(name, List.of());
    }

    public static PaymentSpec named(String name) {
        return new PaymentSpec(name);
    }

    /** The same with these {@link #callers}. */
    public PaymentSpec calledFrom(String... ranges) {
        return new PaymentSpec(name, List.of(ranges));
    }
}
