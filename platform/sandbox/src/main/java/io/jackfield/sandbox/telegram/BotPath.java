package io.jackfield.sandbox.telegram;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A path of the Bot API, taken apart.
 *
 * @param rest what follows the token: a method, or the path of a file
 */
record BotPath(String token, String rest) {
    private static final String TEST_ENVIRONMENT = "test/";

    /** Empty when what stands there cannot be a token. */
    static Optional<BotPath> parse(String rawPath, String prefix) {
        String path = rawPath.indexOf('%') < 0 ? rawPath : URLDecoder.decode(rawPath, StandardCharsets.UTF_8);
        int slash = path.indexOf('/', prefix.length());
        if (slash < 0) {
            return Optional.empty();
        }
        String rest = path.substring(slash + 1);
        String token = path.substring(prefix.length(), slash);
        if (!SandboxBot.looksLikeToken(token)) {
            return Optional.empty();
        }
        boolean test = rest.startsWith(TEST_ENVIRONMENT);
        return Optional.of(new BotPath(token, test ? rest.substring(TEST_ENVIRONMENT.length()) : rest));
    }
}
