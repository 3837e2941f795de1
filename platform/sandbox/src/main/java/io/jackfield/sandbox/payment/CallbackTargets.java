package io.jackfield.sandbox.payment;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the host takes the calls of payment systems. Which bot a payment is for says the address to which the buyer's
 * browser returns: it opens the bot.
 *
 * @param host base of the host's public listener, without a slash at the end
 * @param bots ids of bots by their usernames
 */
public record CallbackTargets(String host, Map<String, String> bots) {
    private static final Pattern OPENS_BOT = Pattern.compile("https://t\\.me/(\\w+)([/?].*)?");

    public CallbackTargets {
        bots = Map.copyOf(bots);
    }

    /** No host runs yet. */
    static CallbackTargets none() {
        return new CallbackTargets("", Map.of());
    }

    /** The id of the bot that an address opens; absent for other addresses. */
    Optional<String> bot(String returnAddress) {
        Matcher opens = OPENS_BOT.matcher(returnAddress);
        return opens.matches() ? Optional.ofNullable(bots.get(opens.group(1))) : Optional.empty();
    }

    /** Where this provider's calls about payments with this return address go. */
    Optional<URI> find(String provider, String returnAddress) {
        return bot(returnAddress).map(id -> of(provider, id));
    }

    URI of(String provider, String bot) {
        return URI.create(host + "/payments/" + provider + "/" + bot);
    }
}
