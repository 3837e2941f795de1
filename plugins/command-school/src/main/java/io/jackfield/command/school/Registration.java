package io.jackfield.command.school;

import io.jackfield.api.PluginContext;
import io.jackfield.api.chat.Keyboard;
import io.jackfield.api.chat.Keyboard.Key;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.chat.Step;
import io.jackfield.api.command.ExpiredStep;
import io.jackfield.api.command.Request;
import io.jackfield.api.command.StepAnswer;
import io.jackfield.api.desk.MailDesk.Mail;
import io.jackfield.lib.school.CodeCheck;
import io.jackfield.lib.school.Learner;
import io.jackfield.lib.school.Parents.Proof;
import io.jackfield.lib.school.RegistrationRules;
import io.jackfield.lib.school.Registrations.Applicant;
import io.jackfield.lib.school.Registrations.Code;
import io.jackfield.lib.school.Registrations.Kept;
import io.jackfield.lib.school.Registrations.TooMany;
import io.jackfield.lib.school.SchoolAway;
import io.jackfield.lib.school.SchoolCode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The way from an address to a learner: address, code, confirmation. */
final class Registration {
    private static final String EMAIL = "email";
    private static final String CODE = "code";
    private static final String CONFIRM = "confirm";
    static final String[] STEPS = {EMAIL, CODE, CONFIRM};

    private static final Duration PATIENCE = Duration.ofDays(1);
    private static final String LEARNERS = "learners";

    private final PluginContext context;
    private final Family family;
    private final MainMenu menu;
    private final CodeLetter letter;

    Registration(PluginContext context, Family family, MainMenu menu) {
        this.context = context;
        this.family = family;
        this.menu = menu;
        letter = new CodeLetter(context);
    }

    /** @param question with what is to be said before */
    Reply begin(Request request, String question) {
        return question(request, question, false, Step.named(EMAIL));
    }

    /** A question comes again, with a sentence, while the school's data is away. */
    Reply answer(StepAnswer answer) {
        try {
            return switch (answer.step().name()) {
                case EMAIL -> email(answer);
                case CODE -> code(answer);
                default -> confirmation(answer);
            };
        } catch (SchoolAway away) {
            context.logger().warn("registration waits: {}", away.getMessage());
            return question(answer, answer.text("away"), !isFirst(answer.step()), answer.step());
        }
    }

    private Reply email(StepAnswer answer) throws SchoolAway {
        String email = answer.message().text().strip().toLowerCase(Locale.ROOT);
        if (!Mail.isAddress(email)) {
            return question(answer, answer.text("email.wrong"), false, answer.step());
        }
        List<Learner> learners = family.school().byEmail(email);
        if (isDone(answer, email, learners)) {
            return ended(answer, answer.text("email.already", listed(learners, ", ")));
        }
        RegistrationRules rules = RegistrationRules.from(answer.config());
        return switch (family.registrations().begin(applicant(answer), email, rules, answer.key())) {
            case TooMany(Instant until) -> ended(answer, answer.text("email.tooMany", hours(until)) + contact(answer));
            case Kept(boolean isOwn) ->
                isOwn && letter.codes(answer).areMailed()
                        ? earlierQuestion(answer, email)
                        : codeQuestion(answer, email, rules);
            case Code code -> {
                if (code.mayBeMailed() && !learners.isEmpty()) {
                    letter.send(answer, email, code.code(), rules.codeLife());
                }
                yield codeQuestion(answer, email, rules);
            }
        };
    }

    /** Whoever has proved this address before may read what belongs to it. */
    private boolean isDone(Request request, String email, List<Learner> learners) {
        Set<String> proved = family
                .parents()
                .proofsOf(request.bot().id(), request.sender().id())
                .stream()
                .filter(proof -> proof.email().equals(email))
                .map(Proof::learner)
                .collect(Collectors.toSet());
        return !proved.isEmpty() && learners.stream().map(Learner::id).allMatch(proved::contains);
    }

    /** The same for an address that the school knows and for one that it does not. */
    private Reply codeQuestion(Request request, String email, RegistrationRules rules) {
        String key = "code." + letter.codes(request).name().toLowerCase(Locale.ROOT);
        return question(
                request,
                request.text(key, email, rules.codeLife().toMinutes()),
                true,
                Step.named(CODE).with(EMAIL, email));
    }

    /** For who has named an address so often that it gets no letter for a while, whether or not the school knows it. */
    private Reply earlierQuestion(Request request, String email) {
        String key = "code.earlier." + letter.codes(request).name().toLowerCase(Locale.ROOT);
        return question(
                request, request.text(key, email), true, Step.named(CODE).with(EMAIL, email));
    }

    private Reply code(StepAnswer answer) throws SchoolAway {
        String email = answer.step().data().get(EMAIL);
        String typed = answer.message().text().strip();
        RegistrationRules rules = RegistrationRules.from(answer.config());
        if (typed.isEmpty()) {
            return codeQuestion(answer, email, rules);
        }
        List<SchoolCode> handedOut =
                letter.codes(answer).areHandedOut() ? family.school().codes(email) : List.of();
        CodeCheck check = family.registrations().check(applicant(answer), email, typed, handedOut, rules, answer.key());
        return switch (check) {
            case CodeCheck.Right(Set<String> ids) -> confirmQuestion(answer, email, ids);
            case CodeCheck.Wrong(int left) -> again(answer, answer.text("code.wrong", left));
            case CodeCheck.Expired() -> again(answer, answer.text("code.expired") + contact(answer));
            case CodeCheck.Locked(Instant until) ->
                ended(answer, answer.text("code.locked", hours(until)) + contact(answer));
        };
    }

    private Reply again(StepAnswer answer, String words) {
        return question(answer, words, true, answer.step());
    }

    /** @param ids whose code it was; empty for all of the address */
    private Reply confirmQuestion(StepAnswer answer, String email, Set<String> ids) throws SchoolAway {
        List<Learner> learners = family.school().byEmail(email).stream()
                .filter(learner -> ids.isEmpty() || ids.contains(learner.id()))
                .toList();
        if (learners.isEmpty()) {
            return again(answer, answer.text("code.expired") + contact(answer));
        }
        String key = learners.size() == 1 ? "confirm.one" : "confirm.more";
        String joined = learners.stream().map(Learner::id).collect(Collectors.joining("\n"));
        return confirmKeys(
                answer,
                answer.text(key, "• " + listed(learners, "\n• ")),
                Step.named(CONFIRM).with(EMAIL, email).with(LEARNERS, joined));
    }

    private Reply confirmKeys(Request request, String words, Step step) {
        List<List<Key>> rows = List.of(
                List.of(label(request, "confirm.yes")), List.of(label(request, "confirm.no")), leaving(request, true));
        return Reply.text(words)
                .keyboard(new Keyboard.Keys(rows, Optional.empty(), false))
                .expect(step.within(PATIENCE));
    }

    /** Whether somebody has pressed this key, or typed it or its first word, such as a plain "yes". */
    private static boolean means(String said, String key) {
        String typed = words(said);
        String label = words(key);
        return typed.equalsIgnoreCase(label) || typed.equalsIgnoreCase(label.split(" ")[0]);
    }

    private static String words(String text) {
        return text.replaceAll("[^\\p{L}\\p{M} ]|\\p{Lm}", "").strip();
    }

    private Reply confirmation(StepAnswer answer) throws SchoolAway {
        String said = answer.message().text();
        if (means(said, answer.text("confirm.no"))) {
            family.registrations().end(applicant(answer));
            return ended(answer, answer.text("confirm.refused") + contact(answer));
        }
        if (!means(said, answer.text("confirm.yes"))) {
            return confirmKeys(answer, answer.text("confirm.again"), answer.step());
        }
        Map<String, String> data = answer.step().data();
        List<Learner> learners =
                family.school().learners(data.get(LEARNERS).lines().toList());
        if (learners.isEmpty()) {
            return ended(answer, answer.text("code.expired") + contact(answer));
        }
        family.parents().link(answer.bot().id(), answer.sender().id(), learners, data.get(EMAIL));
        family.registrations().end(applicant(answer));
        answer.record("school.registered", Map.of(LEARNERS, Integer.toString(learners.size())));
        return done(answer, learners.getFirst());
    }

    private Reply done(StepAnswer answer, Learner first) {
        String words = answer.text("done", Family.words(first));
        int all = family.learnersOf(answer).size();
        return menu.under(answer, all > 1 ? words + " " + answer.text("done.more", all) : words);
    }

    Optional<Reply> back(StepAnswer answer) {
        return isFirst(answer.step()) ? Optional.empty() : Optional.of(begin(answer, answer.text("email.another")));
    }

    Reply cancelled(StepAnswer answer) {
        family.registrations().end(applicant(answer));
        boolean registered = family.chosen(answer).isPresent();
        return ended(answer, answer.text(registered ? "cancelled.registered" : "cancelled"));
    }

    Reply expired(ExpiredStep expired) {
        return ended(expired, expired.text("expired"));
    }

    private static boolean isFirst(Step step) {
        return step.name().equals(EMAIL);
    }

    private Reply ended(Request request, String words) {
        boolean registered = family.chosen(request).isPresent();
        return Reply.text(words).keyboard(registered ? menu.of(request) : Keyboard.remove());
    }

    private static Reply question(Request request, String words, boolean hasBefore, Step step) {
        return Reply.text(words)
                .keyboard(new Keyboard.Keys(List.of(leaving(request, hasBefore)), Optional.empty(), false))
                .expect(step.within(PATIENCE));
    }

    private static List<Key> leaving(Request request, boolean hasBefore) {
        Key cancel = Keyboard.command(request.text("key.cancel"), "cancel");
        return hasBefore
                ? List.of(Keyboard.command(request.text("email.key.another"), "back"), cancel)
                : List.of(cancel);
    }

    private static Key label(Request request, String key) {
        return new Key(request.text(key), new Key.Label());
    }

    private static String contact(Request request) {
        return request.config()
                .text("contact")
                .map(whom -> "\n\n" + request.text("contact", whom))
                .orElse("");
    }

    private static String listed(List<Learner> learners, String separator) {
        return learners.stream().map(Family::words).collect(Collectors.joining(separator));
    }

    private long hours(Instant until) {
        return Math.max(
                1,
                Duration.between(context.clock().instant(), until)
                        .plusMinutes(59)
                        .toHours());
    }

    private static Applicant applicant(Request request) {
        return new Applicant(request.bot().id(), request.sender().id());
    }
}
