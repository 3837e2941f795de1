package io.jackfield.console.frame;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.vertx.core.Future;
import java.util.Set;
import java.util.function.Function;

/** Tells what an operator can put right in a form from what they cannot. */
public final class Refusal {
    private static final Set<StandardError> AT_THE_FORM =
            Set.of(StandardError.REQUEST_REJECTED, StandardError.NOT_FOUND, StandardError.CONFIG_INVALID);

    private Refusal() {}

    /**
     * For {@code recover}: shows the form again with the words of the API; any other failure goes on to the page for
     * errors.
     *
     * @param again makes the page from those words
     */
    public static Function<Throwable, Future<Answer>> atForm(Function<String, Future<Answer>> again) {
        return atForm(Set.of(), again);
    }

    /** @param also what else can be put right there, such as a wrong code or a right that cannot be given */
    public static Function<Throwable, Future<Answer>> atForm(
            Set<StandardError> also, Function<String, Future<Answer>> again) {
        return error -> error instanceof JackfieldException known
                        && (AT_THE_FORM.contains(known.error()) || also.contains(known.error()))
                ? again.apply(known.getMessage())
                : Future.failedFuture(error);
    }
}
