package io.jackfield.benchmarks.load;

import java.net.URI;

/**
 * Where a bot wants its updates, as it said in {@code setWebhook}.
 *
 * @param secret goes with every update; empty when the bot gave none
 */
public record Webhook(URI url, String secret) {
    public int port() {
        return url.getPort();
    }
}
