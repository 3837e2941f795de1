package io.jackfield.host.telegram;

import io.jackfield.api.llm.TextSink.Activity;

/** What the host itself says in a preview, in the user's language. From any thread. */
public interface LiveWords {
    /** The label of the Stop button. */
    String stop();

    /** One line, such as "Searching: weather in Tashkent"; {@code detail} may be empty. */
    String doing(Activity activity, String detail);
}
