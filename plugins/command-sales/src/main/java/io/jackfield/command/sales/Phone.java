package io.jackfield.command.sales;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import io.jackfield.api.chat.IncomingMessage;
import io.jackfield.api.command.AnswerCheck;
import io.jackfield.api.command.Request;
import java.util.Optional;

/** Phone numbers as people give them, and as they are kept: in the form of E.164, such as {@code +998901234567}. */
final class Phone {
    static final String USUAL_REGION = "UZ";

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
    private static final int LONGEST = 64;

    private Phone() {}

    /** Takes a number of the bot's region, one with its country in front, or a shared contact. */
    static AnswerCheck check(String textKey) {
        return (answer, values) -> {
            String region = region(answer);
            return of(answer.message(), region)
                    .map(AnswerCheck::taken)
                    .orElseGet(() -> AnswerCheck.wrong(answer.text(textKey, example(region))));
        };
    }

    /** The region whose numbers may come without their country, such as {@code UZ}. */
    static String region(Request request) {
        return request.config().text("region", USUAL_REGION);
    }

    static boolean isRegion(String region) {
        return NUMBERS.getSupportedRegions().contains(region);
    }

    static Optional<String> of(IncomingMessage message, String region) {
        String given = message.contact()
                .map(contact -> "+" + contact.phoneNumber().replaceAll("\\D", ""))
                .orElse(message.text());
        return parsed(given, region)
                .filter(NUMBERS::isValidNumber)
                .map(number -> NUMBERS.format(number, PhoneNumberFormat.E164));
    }

    /** With spaces, as it is read: {@code +998 90 123 45 67}. */
    static String shown(String number) {
        return parsed(number, "ZZ")
                .map(parsed -> NUMBERS.format(parsed, PhoneNumberFormat.INTERNATIONAL))
                .orElse(number);
    }

    private static String example(String region) {
        return NUMBERS.format(
                NUMBERS.getExampleNumberForType(region, PhoneNumberUtil.PhoneNumberType.MOBILE),
                PhoneNumberFormat.INTERNATIONAL);
    }

    private static Optional<PhoneNumber> parsed(String given, String region) {
        if (given.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            return Optional.of(NUMBERS.parse(given, region));
        } catch (NumberParseException noNumber) {
            return Optional.empty();
        }
    }
}
