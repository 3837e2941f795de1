package io.jackfield.testkit.llm;

import io.jackfield.api.llm.Completion.Finish;
import io.jackfield.api.llm.ListedModel;
import io.jackfield.api.llm.Usage;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The service on the other side, as {@link LlmProviderContract} needs it: it does with every request what it was last
 * told. {@link FakeModelUpstream} is one; a more faithful imitation of a service can be another.
 */
public interface ModelUpstream extends AutoCloseable {
    /** What stands before {@code /chat/completions}, {@code /responses} and {@code /models}. */
    URI baseUrl();

    /** A model that it has. */
    String model();

    /** The tokens that it reports for the answer before. */
    Usage usage();

    /** The bodies of all questions so far. */
    List<String> requests();

    /** Repeats the question, letter by letter. */
    void echoes();

    /** Streams these pieces and says how the answer ended. */
    void answers(Finish finish, String... pieces);

    /**
     * Streams the second piece when {@link #pieceWasHeard} says that the first one has arrived, or after two seconds.
     */
    void answersPieceByPiece(String first, String second);

    /** Whether two seconds have passed before anybody heard the first piece. */
    boolean hadToWait();

    /** A piece has arrived at whoever asked. */
    void pieceWasHeard();

    /** Thinks aloud, if the service does, and then streams these pieces. */
    void answersAfterThoughts(List<String> thoughts, String... pieces);

    /** Gives signs of life, as the service does, before the first piece and after each. */
    void answersBetweenSignsOfLife(String... pieces);

    /** Answers with this status, these headers and an error of this code. */
    void refuses(int status, Map<String, String> headers, String code);

    /**
     * Streams these pieces and cuts the connection, as soon as {@link #pieceWasHeard} has told of each of them or after
     * two seconds: a cut overtakes what a client has not read yet.
     */
    void cutsAfter(String... pieces);

    /** Streams these pieces and ends in an orderly way, without saying that the answer is complete. */
    void forgetsTheEndAfter(String... pieces);

    /** Streams these pieces and then an error, as the service does when it breaks after it has begun. */
    void failsAfter(String... pieces);

    /** Streams this piece again and again until nobody takes it any more. */
    void goesOnForEver(String piece);

    /** Gives nothing but signs of life until nobody takes them any more. */
    void neverBegins();

    /**
     * Streams these pieces, says that the answer has ended and leaves the connection open.
     *
     * @return whether it can
     */
    default boolean leavesOpenAfter(String... pieces) {
        return false;
    }

    /**
     * Streams these pieces, says that the answer has ended and then sends an error.
     *
     * @return whether it can
     */
    default boolean failsAfterTheEndOf(String... pieces) {
        return false;
    }

    /** Whether a question has come within this time. */
    boolean isAskedWithin(Duration time);

    /** Whether the caller of an endless answer has gone within this time. */
    boolean callerIsGoneWithin(Duration time);

    /** What it lists when asked for its models. */
    void lists(List<ListedModel> models);

    @Override
    void close();
}
