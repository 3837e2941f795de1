package io.jackfield.host.payment.shop;

import io.jackfield.api.payment.Checkout.Asks.What;
import io.jackfield.api.payment.PaymentOrder;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a buyer has told of themselves, as far as it can be used.
 *
 * @param facts by the keys of {@link PaymentOrder#customer()}
 * @param wrong what has to be asked again
 */
record Customer(Map<String, String> facts, Optional<What> wrong) {
    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>,;\"]{1,64}@[^\\s@<>,;\"]+\\.[^\\s@<>,;\".]{2,}");
    private static final int LONGEST_EMAIL = 254;
    private static final Pattern PHONE = Pattern.compile("\\+\\d{7,15}");

    static Customer of(Map<String, String> told) {
        Map<String, String> facts = new HashMap<>();
        Optional<What> wrong = Optional.empty();
        if (told.containsKey(PaymentOrder.EMAIL)) {
            String email = told.get(PaymentOrder.EMAIL).strip();
            if (email.length() <= LONGEST_EMAIL && EMAIL.matcher(email).matches()) {
                facts.put(PaymentOrder.EMAIL, email);
            } else {
                wrong = Optional.of(What.EMAIL);
            }
        }
        if (told.containsKey(PaymentOrder.PHONE)) {
            String phone = phone(told.get(PaymentOrder.PHONE));
            if (PHONE.matcher(phone).matches()) {
                facts.put(PaymentOrder.PHONE, phone);
            } else {
                wrong = Optional.of(What.PHONE);
            }
        }
        return new Customer(Map.copyOf(facts), wrong);
    }

    /** As people and Telegram write it. */
    private static String phone(String text) {
        String digits = text.strip().replaceAll("[\\s().-]", "");
        return digits.startsWith("+") ? digits : "+" + digits;
    }
}
