package io.jackfield.lib.openai;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jackfield.api.StandardError;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole sentences of services, and what they mean. */
class ErrorWordsTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private final Failures failures = new Failures("fake", Map.of(), Clock.systemUTC());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "400|This model's maximum context length is 4097 tokens. However, you requested 5000 tokens (4000 in the messages, 1000 in the completion). Please reduce the length of the messages or completion.",
                "400|Your input exceeds the context window of this model. Please adjust your input and try again.",
                "429|Request too large for gpt-x in organization org-1 on tokens per min (TPM): Limit 30000, Requested 40000. The input or output tokens must be reduced in order to run successfully.",
                "413|Request too large for model `m` on tokens per minute (TPM): Limit 6000, Requested 7000, please reduce your message size and try again.",
                "413|",
                "413|Request body too large for m model. Max size: 8000 tokens.",
                "400|Invalid 'messages[0].content': string too long. Expected a string with maximum length 10485760, but got a string with length 12000000 instead.",
                "400|The decoder prompt (length 5000) is longer than the maximum model length of 4096. Make sure that `max_model_len` is no smaller than the number of text tokens.",
                "400|max_tokens must be at least 1, got -904.",
                "400|the request exceeds the available context size, try increasing it",
                "500|Input prompt is too big compared to KV size. Please try increasing KV size.",
                "500|context size exceeded",
                "422|Input validation error: `inputs` tokens + `max_new_tokens` must be <= 4096. Given: 5000 `inputs` tokens and 100 `max_new_tokens`",
                "422|Input validation error: `inputs` must have less than 1024 tokens. Given: 1500",
                "400|litellm.ContextWindowExceededError: litellm.BadRequestError: OpenAIException - too much",
                "400|prompt too long; exceeded max context length by 100 tokens",
                "400|the input length exceeds the context length",
                "400|Trying to keep the first 5000 tokens when context the overflows. However, the model is loaded with context length of only 4096 tokens, which is not enough.",
                "400|The input (5000 tokens) is longer than the model's context length (4096 tokens).",
                "400|Input length (5000 tokens) exceeds the maximum allowed length (4090 tokens). Use a shorter input or enable --allow-auto-truncate.",
                "400|This endpoint's maximum context length is 8192 tokens. However, you requested about 9000 tokens.",
                "400|prompt is too long: 210000 tokens > 200000 maximum",
                "400|input length and `max_tokens` exceed context limit: 190000 + 20000 > 200000, decrease input length or `max_tokens` and try again",
                "400|The input token count (1200000) exceeds the maximum number of tokens allowed (1048576).",
                "400|Prompt contains 40000 tokens and 0 draft tokens, too large for model with 32768 maximum context length",
                "400|too many tokens: total number of tokens in the prompt cannot exceed 4081 - received 5000.",
                "400|The prompt is too long: 140000, model maximum context length: 131071",
                "400|This model's maximum prompt length is 131072 but the request contains 140000 tokens.",
                "400|Input is too long for requested model.",
                "400|<400> InternalError.Algo.InvalidParameter: Range of input length should be [1, 30720]",
                "400|Invalid request: Your request exceeded model token limit: 8192",
                "400|Please reduce the length of the messages or completion. Current length is 9000 while limit is 8192",
                "400|Prompt length 5000 is greater than max_seq_len 4096",
                "400|Prompt exceeds max length",
                "400|The estimated number of input and maximum output tokens (9000) exceeded this model context window limit (8192)."
            })
    void promptIsTooLong(int status, String words) {
        assertThat(meaning(status, words)).isEqualTo(StandardError.PROMPT_TOO_LONG);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "400|Insufficient Balance",
                "402|This request requires more credits, or fewer max_tokens. You requested up to 65536 tokens, but can only afford 100.",
                "400|Your credit balance is too low to access the Anthropic API. Please go to Plans & Billing.",
                "429|You exceeded your current quota, please check your plan and billing details.",
                "400|Budget has been exceeded! Current cost: 5.2, Max budget: 5.0",
                "403|Sorry, your account balance is insufficient",
                "403|Your newly created team doesn't have any credits yet. You can purchase credits on the console.",
                "429|Your team has either used all available credits or reached its monthly spending limit.",
                "402|You have exceeded your monthly included credits for Inference Providers."
            })
    void creditIsGone(int status, String words) {
        assertThat(meaning(status, words)).isEqualTo(StandardError.OUT_OF_CREDIT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "400|API key not valid. Please pass a valid API key.",
                "400|Incorrect API key provided: sk-*1. You can obtain an API key from the console.",
                "401|Unauthorized",
                "400|Authentication Error, Invalid proxy server token passed",
                "500|No api key passed in.",
                "403|Country, region, or territory not supported"
            })
    void keyIsWrong(int status, String words) {
        assertThat(meaning(status, words)).isEqualTo(StandardError.UNAUTHORIZED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "400|Rate limit reached for requests",
                "429|Rate limit reached for gpt-x on tokens per min (TPM): Limit 30000, Used 29000, Requested 2000. Please try again in 2s.",
                "400|litellm.RateLimitError: too many requests",
                "429|RESOURCE_EXHAUSTED: You exceeded your current quota, please check your plan and billing details.",
                "400|Requests rate limit exceeded, limited to 20 requests per minute",
                "500|ThrottlingException: Too many tokens per minute, please wait before trying again."
            })
    void tooManyAsk(int status, String words) {
        assertThat(meaning(status, words)).isEqualTo(StandardError.RATE_LIMITED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "503|Loading model",
                "400|Model is loading, please wait",
                "400|Model meta/m is currently loading, estimated time 20.0",
                "500|llm server loading model",
                "400|The engine is currently overloaded, please try again later",
                "400|server busy, please try again. maximum pending requests exceeded",
                "500|Internal Server Error",
                "502|"
            })
    void laterTryMayWork(int status, String words) {
        assertThat(meaning(status, words)).isEqualTo(StandardError.OVERLOADED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "404|model 'x' not found, try pulling it first",
                "404|The model `x` does not exist.",
                "400|x is not a valid model ID",
                "400|Model Not Exist",
                "400|Invalid model name passed in model=x. Call `/v1/models` to view available models for your key.",
                "400|No models loaded. Please load a model in the developer page",
                "400|Invalid value for 'content': expected a string, got null.",
                "400|'messages' must contain the word 'json' in some form",
                "400|Invalid image: could not decode",
                "400|Unsupported image size: the image is too large",
                "400|top_p must be less than 1",
                "422|messages: at least one message is required"
            })
    void laterTryWillNotWork(int status, String words) {
        assertThat(meaning(status, words)).isEqualTo(StandardError.REQUEST_REJECTED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"error\":{\"message\":\"prompt is too long\"}}",
                "{\"error\":\"prompt is too long\",\"error_type\":\"validation\"}",
                "{\"object\":\"error\",\"message\":\"prompt is too long\",\"type\":\"BadRequestError\",\"code\":400}",
                "{\"object\":\"error\",\"message\":{\"detail\":[{\"msg\":\"prompt is too long\"}]}}",
                "{\"detail\":\"prompt is too long\"}",
                "{\"detail\":[{\"loc\":[\"body\"],\"msg\":\"prompt is too long\"}]}",
                "[{\"error\":{\"code\":400,\"message\":\"prompt is too long\",\"status\":\"INVALID_ARGUMENT\"}}]",
                "{\"error\":{\"message\":\"Provider returned error\",\"code\":400,\"metadata\":{\"raw\":\"{\\\"error\\\":\\\"prompt is too long\\\"}\"}}}",
                "{\"error\":{\"code\":\"context_length_exceeded\"}}",
                "{\"error\":{\"type\":\"exceed_context_size_error\"}}",
                "{\"error\":{\"error\":{\"message\":\"prompt is too long\"}}}"
            })
    void wordsAreFoundWhereverTheyStand(String body) throws Exception {
        assertThat(explained(400, MAPPER.readTree(body))).isEqualTo(StandardError.PROMPT_TOO_LONG);
    }

    private StandardError meaning(int status, String words) {
        JsonNode body = MAPPER.createObjectNode()
                .set("error", MAPPER.createObjectNode().put("message", words).putNull("code"));
        return explained(status, body);
    }

    private StandardError explained(int status, JsonNode body) {
        return failures.error(status, ErrorBody.of(body));
    }
}
