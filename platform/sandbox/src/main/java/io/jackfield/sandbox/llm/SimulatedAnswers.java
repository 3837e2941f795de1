package io.jackfield.sandbox.llm;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Answers for questions that nobody scripted. They say that they are simulated, in Russian when the question is in
 * Cyrillic. A question that begins with one of these words gets something else:
 *
 * <ul>
 *   <li>{@code markdown}: headings, lists, a table, code, a link and a quote
 *   <li>{@code long} or {@code long 30000}: that many characters
 *   <li>{@code slow}: a token every 400 ms
 *   <li>{@code fail}: status 500; {@code limit}: status 429 with Retry-After
 *   <li>{@code stall}: falls silent after a few tokens; {@code cut}: closes the connection there
 *   <li>{@code echo some text}: exactly that text
 * </ul>
 */
final class SimulatedAnswers {
    private static final Pattern FIRST_WORD = Pattern.compile("(?U)\\s*(\\w+)[.!?]?(?:\\s+(.*))?", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("\\d{1,6}");
    private static final Duration SLOW = Duration.ofMillis(400);
    private static final int DEFAULT_LENGTH = 10_000;
    private static final int LONGEST = 200_000;
    private static final int TOKENS_BEFORE_TROUBLE = 8;
    private static final int RETRY_AFTER_SECONDS = 5;

    private SimulatedAnswers() {}

    static Script to(ModelRequest request, Duration pace) {
        Phrases phrases = Phrases.inLanguageOf(request.question());
        Script answer = scriptFor(request, phrases);
        return answer.refusal().isPresent() ? answer : answer.thinkingFor(pace.multipliedBy(10));
    }

    private static Script scriptFor(ModelRequest request, Phrases phrases) {
        Matcher words = FIRST_WORD.matcher(request.question());
        if (!words.matches()) {
            return Script.text(phrases.answer(request));
        }
        String rest = words.group(2) == null ? "" : words.group(2);
        return switch (words.group(1).toLowerCase(Locale.ROOT)) {
            case "markdown" -> Script.text(phrases.markdown());
            case "long" -> Script.text(phrases.essay(lengthIn(rest)));
            case "slow" -> Script.text(phrases.answer(request)).every(SLOW);
            case "fail" -> Script.failure(500);
            case "limit" -> Script.failure(429).header("Retry-After", Integer.toString(RETRY_AFTER_SECONDS));
            case "stall" -> Script.text(phrases.answer(request)).stallAfter(TOKENS_BEFORE_TROUBLE);
            case "cut" -> Script.text(phrases.answer(request)).cutAfter(TOKENS_BEFORE_TROUBLE);
            case "echo" -> Script.text(rest);
            default -> Script.text(phrases.answer(request));
        };
    }

    private static int lengthIn(String rest) {
        Matcher number = NUMBER.matcher(rest);
        return number.find() ? Math.min(Integer.parseInt(number.group()), LONGEST) : DEFAULT_LENGTH;
    }
}
