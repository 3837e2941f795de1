package io.jackfield.lib.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.openai.core.JsonMissing;
import com.openai.core.JsonValue;
import com.openai.core.http.Headers;
import com.openai.errors.OpenAIServiceException;
import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says what a failure of a service means for us. Keys, prompts and answers stay out of the messages. */
final class Failures {
    /** Inside a stream the status is 200 whatever happens. */
    private static final int STATUS_OF_STREAM = 200;

    private static final int STATUS_WHEN_UNKNOWN = 500;

    private final String service;
    private final Map<String, StandardError> ownCodes;
    private final RetryAfter retryAfter;

    /** @param ownCodes what codes of this service mean that nobody else has */
    Failures(String service, Map<String, StandardError> ownCodes, Clock clock) {
        this.service = service;
        this.ownCodes = ownCodes;
        retryAfter = new RetryAfter(clock);
    }

    /** @param begun whether the user has already seen a part of the answer */
    JackfieldException of(Exception failure, boolean begun) {
        if (failure instanceof OpenAIServiceException answered) {
            return answered(answered);
        }
        if (isSilence(failure)) {
            return failure(StandardError.STREAM_STALLED, "said nothing for too long", failure);
        }
        if (begun) {
            return failure(StandardError.STREAM_BROKEN, "broke off its answer", failure);
        }
        return failure(StandardError.OVERLOADED, "cannot be reached or does not answer sensibly", failure);
    }

    /** Throws what an event tells of a failure, if it does. */
    void throwIfTold(JsonNode event, boolean calledError, boolean begun) {
        if (calledError || ErrorBody.isTold(event)) {
            throw toldInside(event, begun);
        }
    }

    /**
     * A failure that the stream itself tells.
     *
     * @param error an object, words, or nothing when the stream does not say more
     */
    JackfieldException toldInside(JsonNode error, boolean begun) {
        ErrorBody body = ErrorBody.of(error);
        int status = body.code().matches("[45]\\d\\d") ? Integer.parseInt(body.code()) : STATUS_WHEN_UNKNOWN;
        StandardError meaning = begun ? StandardError.STREAM_BROKEN : error(status, body);
        return new JackfieldException(meaning, describe(body, STATUS_OF_STREAM, Optional.empty()));
    }

    /** @param begun whether anything of the answer has come */
    JackfieldException endMarkMissing(boolean begun) {
        return begun
                ? new JackfieldException(
                        StandardError.STREAM_BROKEN, service + " ended its answer without saying that it is complete")
                : new JackfieldException(StandardError.OVERLOADED, service + " answered without a word");
    }

    private JackfieldException answered(OpenAIServiceException failure) {
        Optional<String> moved = Redirects.described(failure.statusCode(), failure.headers());
        if (moved.isPresent()) {
            return new JackfieldException(
                    StandardError.REQUEST_REJECTED,
                    service + " answered " + failure.statusCode() + ": it has moved to " + moved.get()
                            + "; set baseUrl to what is there before /chat/completions or /responses");
        }
        ErrorBody body = bodyOf(failure);
        String words = describe(body, failure.statusCode(), header(failure.headers(), "x-request-id"));
        JackfieldException explained = new JackfieldException(error(failure.statusCode(), body), words);
        return retryAfter.of(failure.headers()).map(explained::withRetryAfter).orElse(explained);
    }

    static ErrorBody bodyOf(OpenAIServiceException failure) {
        JsonValue body = failure.body();
        return ErrorBody.of(body instanceof JsonMissing ? MissingNode.getInstance() : body.convert(JsonNode.class));
    }

    /** Codes and words say more than a status, which some proxies make up. */
    StandardError error(int status, ErrorBody body) {
        StandardError own = ownCodes.getOrDefault(body.code(), ownCodes.get(body.type()));
        if (own != null) {
            return own;
        }
        if (status == 402 || isCredit(body)) {
            return body.busy() ? StandardError.RATE_LIMITED : StandardError.OUT_OF_CREDIT;
        }
        if (body.moderated() || ErrorWords.POLICY.areIn(body)) {
            return StandardError.REFUSED_BY_POLICY;
        }
        if (status == 401 || status == 403) {
            return StandardError.UNAUTHORIZED;
        }
        if (status == 413 || isTooLong(body)) {
            return StandardError.PROMPT_TOO_LONG;
        }
        if (status == 429 || ErrorWords.RATE.areIn(body)) {
            return StandardError.RATE_LIMITED;
        }
        if (ErrorWords.KEY.areIn(body)) {
            return StandardError.UNAUTHORIZED;
        }
        if (ErrorWords.LOADING.areIn(body)) {
            return StandardError.OVERLOADED;
        }
        if (ErrorWords.UNKNOWN_MODEL.areIn(body)) {
            return StandardError.REQUEST_REJECTED;
        }
        boolean mayWorkLater = status >= 500 || status == 408 || status == 409 || ErrorWords.BUSY.areIn(body);
        return mayWorkLater ? StandardError.OVERLOADED : StandardError.REQUEST_REJECTED;
    }

    /** Some limit how much may come in a minute: then it is the rate, unless this prompt alone is beyond it. */
    private static boolean isTooLong(ErrorBody body) {
        return ErrorWords.TOO_LONG.areCodeOf(body)
                || (ErrorWords.TOO_LONG.areIn(body)
                        && (!ErrorWords.RATE.areIn(body) || body.words().contains("too large")));
    }

    /** Gemini says of a rate what OpenAI says of an empty account. */
    private static boolean isCredit(ErrorBody body) {
        boolean quota = body.words().contains("exceeded your current quota")
                && !body.words().contains("resource_exhausted");
        return quota || ErrorWords.CREDIT.areIn(body);
    }

    private String describe(ErrorBody body, int status, Optional<String> requestId) {
        return Stream.of(
                        Optional.of(service + " answered " + status),
                        Optional.of(body.code()),
                        Optional.of(body.type()),
                        Optional.of(body.parameter())
                                .filter(text -> !text.isEmpty())
                                .map("param="::concat),
                        requestId.map("request="::concat))
                .flatMap(Optional::stream)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private JackfieldException failure(StandardError error, String words, Exception failure) {
        return new JackfieldException(error, service + " " + words + ": " + rootOf(failure), failure);
    }

    private static Throwable rootOf(Throwable failure) {
        return failure.getCause() == null ? failure : rootOf(failure.getCause());
    }

    private static boolean isSilence(Throwable failure) {
        return Stream.iterate(failure, link -> link != null, Throwable::getCause)
                .anyMatch(
                        link -> link instanceof HttpTimeoutException && !(link instanceof HttpConnectTimeoutException));
    }

    static Optional<String> header(Headers headers, String name) {
        List<String> values = headers.values(name);
        return values.isEmpty() ? Optional.empty() : Optional.of(values.getFirst());
    }
}
