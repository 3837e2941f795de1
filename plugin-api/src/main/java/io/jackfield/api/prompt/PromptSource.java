package io.jackfield.api.prompt;

import io.jackfield.api.Experimental;
import io.jackfield.api.command.Request;
import java.util.Optional;
import org.pf4j.ExtensionPoint;

/**
 * Adds to what a model is told before a dialogue, such as figures about the user that it may use. One instance serves
 * everybody and takes calls from many threads at once. It has two seconds; what comes later or fails is left out, and
 * the dialogue goes on.
 */
@Experimental
public interface PromptSource extends ExtensionPoint {
    PromptSpec spec();

    /**
     * What the model is to know before it answers this request, up to 20 000 characters; empty when there is nothing.
     */
    Optional<String> about(Request request) throws Exception;
}
