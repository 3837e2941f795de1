package io.jackfield.lib.openai;

import static java.util.Locale.ROOT;

import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * By what services say that something is the matter for which they have no common code. Gathered from OpenAI, Azure,
 * vLLM, llama.cpp, text-generation-inference, LiteLLM, Ollama, LM Studio, SGLang, OpenRouter, DeepSeek, Mistral,
 * Gemini, Anthropic and others; {@code ErrorWordsTest} has whole sentences of them.
 */
enum ErrorWords {
    TOO_LONG(
            Set.of(
                    "context_length_exceeded",
                    "string_above_max_length",
                    "exceed_context_size_error",
                    "tokens_limit_reached",
                    "contextwindowexceedederror"),
            "context[ _](length|window|size|limit)",
            "contextwindowexceeded",
            "maximum context",
            "(prompt|input|request|message|messages|query)s?( is| are|'s)? (too|much too) (long|large|big)",
            "(prompt|input|request|message|history)\\b.{0,60}(exceed|longer than|greater than|too (long|large|big) for)"
                    + ".{0,80}(token|length|limit|size|max)",
            "(token|length).{0,40}(exceed|longer than|greater than).{0,60}(length|limit|context|max)",
            "string too long",
            "too many (input )?tokens",
            "tokens? .{0,60}must be <=",
            "must have less than \\d+ tokens",
            "reduce (the length|your message|your prompt|the number of tokens)",
            "max_tokens must be at least 1, got -",
            "range of input length should be",
            "maximum (prompt|input) length",
            "too large for model with",
            "current length is \\d+ while limit is",
            "request (entity|body|payload) (is )?too large",
            "payload size exceeds"),
    CREDIT(
            Set.of(
                    "credit_balance_exhausted",
                    "organization_spend_limit_exceeded",
                    "project_spend_limit_exceeded",
                    "organization_usage_limit_exceeded",
                    "insufficient_quota",
                    "insufficient_balance",
                    "insufficient_credits",
                    "insufficient_user_quota",
                    "billing_hard_limit_reached",
                    "billing_not_active",
                    "budget_exceeded",
                    "exceeded_current_quota_error",
                    "not_enough_balance",
                    "arrearage"),
            "insufficient (account )?(balance|credit|fund|quota)",
            "balance (is )?(insufficient|too low|not enough)",
            "not enough (balance|credit)",
            "credit balance is too low",
            "(requires more|out of|used all available|doesn't have any|exceeded your .{0,20}) credits",
            "credit limit exceeded",
            "budget has been exceeded",
            "exceededbudget",
            "spending limit",
            "billing hard limit",
            "account is in arrears"),
    KEY(
            Set.of("invalid_api_key", "invalid_authentication_error", "authentication_error", "unauthorized"),
            "api[ _-]?key (is )?(not valid|invalid|missing|required|expired)",
            "(invalid|incorrect|wrong|no|missing) (api|proxy|auth|access|authentication)[ _-]?(server )?(key|token|credentials)",
            "no api key",
            "authentication (error|fails|failed)",
            "permission denied"),
    POLICY(
            Set.of("content_filter", "content_policy_violation", "moderation_blocked", "invalid_prompt"),
            "content exists risk",
            "usage polic",
            "content (management )?policy",
            "responsibleaipolicyviolation",
            "data_inspection_failed"),
    LOADING(
            Set.of(),
            "loading model",
            "model .{0,80}(is )?(currently |still )?(being )?load(ing|ed)\\b.{0,40}(wait|try|estimated|again|$)",
            "still loading"),
    RATE(
            Set.of(
                    "rate_limit_exceeded",
                    "request_rate_limit_exceeded",
                    "rate_limit_error",
                    "rate_limit_reached",
                    "slow_down",
                    "too_many_requests",
                    "toomanyrequests",
                    "throttlingexception",
                    "429"),
            "rate[ _-]?limit",
            "too many (concurrent )?requests",
            "(requests|tokens) per (second|minute|day|hour)",
            "resource_exhausted",
            "throttl"),
    BUSY(
            Set.of(
                    "server_error",
                    "internal_error",
                    "internal_server_error",
                    "overloaded_error",
                    "server_is_overloaded",
                    "service_unavailable",
                    "unavailable_error",
                    "engine_overloaded"),
            "overloaded",
            "(server|service|engine|model) is (too )?busy",
            "server busy",
            "temporarily unavailable",
            "at capacity",
            "maximum pending requests",
            "no slots? (are )?available"),
    UNKNOWN_MODEL(Set.of("model_not_found", "invalid_model"), "no models? (is |are )?loaded");

    private final Set<String> codes;
    private final Pattern words;

    ErrorWords(Set<String> codes, String... words) {
        this.codes = codes;
        this.words = Pattern.compile(
                String.join("|", Arrays.stream(words).map("(%s)"::formatted).toList()));
    }

    /** Whether a code, a type or the words of this body say so. */
    boolean areIn(ErrorBody body) {
        return areCodeOf(body) || words.matcher(body.words()).find();
    }

    boolean areCodeOf(ErrorBody body) {
        return codes.contains(body.code().toLowerCase(ROOT))
                || codes.contains(body.type().toLowerCase(ROOT));
    }
}
