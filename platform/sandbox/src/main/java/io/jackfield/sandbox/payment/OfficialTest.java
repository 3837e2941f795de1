package io.jackfield.sandbox.payment;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.List;

/**
 * A test that the payment system itself runs before it lets a merchant begin.
 *
 * @param name lower case, digits and dashes
 * @param fields to fill in, such as an order's number and amount; the bot is asked for in any case
 */
public record OfficialTest(String name, String label, List<Field> fields, Runner runner) {
    public OfficialTest {
        fields = List.copyOf(fields);
        if (!name.matches("[a-z][a-z0-9-]*")) {
            throw new IllegalArgumentException("test name is '" + name + "'; use lower case, digits and dashes");
        }
    }

    /** Runs it. */
    @FunctionalInterface
    public interface Runner {
        /**
         * @param target where the host takes the system's calls
         * @param given what was filled in, as texts
         */
        Future<List<Step>> run(URI target, JsonObject given);
    }

    /** One step, and whether the host answered as it has to. */
    public record Step(String title, String expected, String got, boolean passed) {}
}
