package io.jackfield.sandbox.llm;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Answers for questions that nobody scripted. They say that they are simulated, in Russian when the question is in
 * Cyrillic, and what came with the question. The first word of a question may be a {@link Wish} for something else.
 */
final class SimulatedAnswers {
    private static final Pattern FIRST_WORD = Pattern.compile("(?U)\\s*(\\w+)[.!?]?(?:\\s+(.*))?", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("\\d{1,6}");
    private static final Duration SLOW = Duration.ofMillis(400);
    private static final int DEFAULT_LENGTH = 10_000;
    private static final int HUGE_LENGTH = 30_000;
    private static final int LONGEST = 200_000;
    private static final int TOKENS_BEFORE_TROUBLE = 8;
    private static final String RETRY_AFTER_SECONDS = "5";

    private SimulatedAnswers() {}

    static Script to(ModelRequest request, Duration pace) {
        if (request.api() == WireApi.TRANSCRIPTIONS) {
            return Script.text(
                    Phrases.ofLanguage(request.body().getString("language", "")).transcript(request));
        }
        Phrases phrases = Phrases.inLanguageOf(request.question());
        Matcher words = FIRST_WORD.matcher(request.question());
        boolean any = words.matches();
        Wish wish = any ? Wish.of(words.group(1)) : Wish.NONE;
        String rest = any && words.group(2) != null ? words.group(2) : "";
        Script answer = scriptFor(wish, rest, request, phrases);
        return answer.refusal().isPresent() ? answer : prepared(answer, wish, request, phrases, pace);
    }

    private static Script scriptFor(Wish wish, String rest, ModelRequest request, Phrases phrases) {
        return switch (wish) {
            case MARKDOWN -> Script.text(phrases.markdown());
            case TABLE -> Script.text(phrases.table());
            case CODE -> Script.text(phrases.code());
            case FORMULA -> Script.text(phrases.formula());
            case LONG -> Script.text(phrases.essay(lengthIn(rest)));
            case HUGE -> Script.text(phrases.everything(HUGE_LENGTH));
            case ECHO -> Script.text(rest);
            case SLOW -> usual(request, phrases).every(SLOW);
            case TAGS ->
                Script.text(
                        "<think>\n" + phrases.reasoning(request, false) + "\n</think>\n\n" + phrases.answer(request));
            case MUSE -> Script.tokens().finishing("length");
            case UNFINISHED -> Script.text(phrases.essay(600)).finishing("length");
            case FAIL -> Script.refusing(Trouble.BROKEN);
            case LIMIT -> Script.refusing(Trouble.RATE).header("Retry-After", RETRY_AFTER_SECONDS);
            case CREDIT -> Script.refusing(Trouble.CREDIT);
            case OVERLOAD -> Script.refusing(Trouble.OVERLOAD);
            case TOOLONG -> Script.refusing(Trouble.TOO_LONG);
            case POLICY -> Script.refusing(Trouble.POLICY);
            case STALL -> usual(request, phrases).stallAfter(TOKENS_BEFORE_TROUBLE);
            case CUT -> usual(request, phrases).cutAfter(TOKENS_BEFORE_TROUBLE);
            case BREAK -> usual(request, phrases).errorAfter(TOKENS_BEFORE_TROUBLE);
            case THINK, SEARCH, NONE -> usual(request, phrases);
        };
    }

    private static Script usual(ModelRequest request, Phrases phrases) {
        return Script.text(searches(request) ? phrases.found(request) : phrases.answer(request));
    }

    private static boolean searches(ModelRequest request) {
        return request.face() == Face.PERPLEXITY && request.wantsSearch();
    }

    private static Script prepared(Script answer, Wish wish, ModelRequest request, Phrases phrases, Duration pace) {
        Script script = answer.thinkingFor(pace.multipliedBy(10));
        if (wish == Wish.TAGS) {
            return script;
        }
        boolean muses = wish == Wish.THINK || wish == Wish.MUSE;
        if (muses || request.face().thinks(request)) {
            script = script.reasoning(Tokens.of(phrases.reasoning(request, muses)));
        }
        return searches(request) ? script.searching(phrases.search(request)) : script;
    }

    private static int lengthIn(String rest) {
        Matcher number = NUMBER.matcher(rest);
        return number.find() ? Math.min(Integer.parseInt(number.group()), LONGEST) : DEFAULT_LENGTH;
    }
}
