package io.jackfield.lib.openai;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Understands from a refusal what a service does not take although others do. Only of fields without which the question
 * stays the same: never of one that says who may read it or what it may cost.
 */
final class Complaint {
    private static final Set<Integer> STATUSES = Set.of(400, 422, 500, 501);
    private static final Set<String> LIMITS = Set.of("max_tokens", "max_completion_tokens");
    private static final Set<String> OPTIONAL = Set.of(
            "stream_options",
            "store",
            "user",
            "user_id",
            "safety_identifier",
            "prompt_cache_key",
            "max_tokens",
            "max_completion_tokens",
            "max_output_tokens",
            "temperature",
            "top_p",
            "reasoning",
            "reasoning_effort",
            "parallel_tool_calls",
            "service_tier",
            "thinking",
            "chat_template_kwargs");

    private static final Pattern REFUSED = Pattern.compile(
            "unrecognized|unknown (parameter|field|name|argument|key|request)"
                    + "|unsupported|not (be )?(supported|permitted|allowed|recognized|accepted|available|expected)"
                    + "|does ?n[o']t support|do not support|doesn't support|extra_forbidden|unexpected (keyword|field|property|argument|key)"
                    + "|additional propert|cannot be used|can't be used|only supported|is deprecated|is invalid"
                    + "|invalid (parameter|field|argument|value)|too large|too high|must be (less|between|at most)|only be defined");
    private static final Pattern TOO_LARGE = Pattern.compile("too (large|high|big)|at most|less than|between|exceed");
    private static final Pattern TURNS = Pattern.compile(
            "must alternate|roles? (must|should) .{0,20}alternat|alternating|alternate between|alternately"
                    + "|consecutive (user|assistant|messages)|unexpected role '?(user|assistant)|after role '?(user|assistant)");
    private static final Pattern NO_SYSTEM =
            Pattern.compile("system role (is )?not supported|does not support (the )?'?\"?system"
                    + "|only user and assistant roles|only user, assistant|developer instruction is not enabled"
                    + "|system (messages?|prompts?|instructions?) (is|are) not (supported|allowed|enabled)"
                    + "|role:? ?['\"`]?system['\"`]? is not (supported|allowed)|unexpected role '?system");

    private Complaint() {}

    /** How to ask a service that has refused {@code asked}; empty when asking otherwise would not help. */
    static Optional<Manners> answer(int status, ErrorBody body, WireRequest asked, Manners now) {
        if (!STATUSES.contains(status)) {
            return Optional.empty();
        }
        String words = body.words();
        if (now.systemRole()
                && asked.hasInstructions()
                && NO_SYSTEM.matcher(words).find()) {
            return Optional.of(now.withoutSystemRole());
        }
        if (!now.alternating() && TURNS.matcher(words).find()) {
            return Optional.of(now.takingTurns());
        }
        if (!REFUSED.matcher(words).find()) {
            return Optional.empty();
        }
        return named(body, asked.fields()).map(path -> without(path, words, now));
    }

    /** The name of a limit is tried the other way round before there is none. */
    private static Manners without(String path, String words, Manners now) {
        boolean otherName =
                now.limitField().isEmpty() && !TOO_LARGE.matcher(words).find();
        if (LIMITS.contains(path) && otherName) {
            return now.limitingIn(path.equals("max_tokens") ? "max_completion_tokens" : "max_tokens");
        }
        return now.omitting(Set.of(path));
    }

    private static Optional<String> named(ErrorBody body, Map<String, Object> fields) {
        List<String> paths = fields.entrySet().stream()
                .filter(field -> OPTIONAL.contains(field.getKey()))
                .flatMap(Complaint::paths)
                .toList();
        Optional<String> parameter =
                paths.stream().filter(path -> path.equals(body.parameter())).findFirst();
        return parameter.or(() -> paths.stream()
                .filter(path -> placeOf(path, body.words()) >= 0)
                .min(Comparator.<String>comparingInt(path -> placeOf(path, body.words()))
                        .thenComparing(path -> -path.length())));
    }

    /** The field itself, and those inside it. */
    private static Stream<String> paths(Map.Entry<String, Object> field) {
        Stream<String> inner = field.getValue() instanceof Map<?, ?> fields
                ? fields.keySet().stream().map(name -> field.getKey() + "." + name)
                : Stream.empty();
        return Stream.concat(Stream.of(field.getKey()), inner);
    }

    /** As a word of its own: {@code user} is not in {@code user_id}. */
    private static int placeOf(String path, String words) {
        for (int at = words.indexOf(path); at >= 0; at = words.indexOf(path, at + 1)) {
            int end = at + path.length();
            boolean begins = at == 0 || !isPartOfName(words.charAt(at - 1));
            boolean ends = end == words.length() || !isPartOfName(words.charAt(end));
            if (begins && ends) {
                return at;
            }
        }
        return -1;
    }

    private static boolean isPartOfName(char unit) {
        return Character.isLetterOrDigit(unit) || unit == '_';
    }
}
