package io.jackfield.notice.school;

import io.jackfield.api.PluginContext;
import io.jackfield.api.chat.ChatKind;
import io.jackfield.api.chat.Keyboard;
import io.jackfield.api.chat.Keyboard.Key;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.chat.Step;
import io.jackfield.api.command.CommandHandler;
import io.jackfield.api.command.CommandRequest;
import io.jackfield.api.command.CommandSpec;
import io.jackfield.api.command.ExpiredStep;
import io.jackfield.api.command.Request;
import io.jackfield.api.command.StepAnswer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pf4j.Extension;

/**
 * Adds {@code /announce} for the roles under {@code announcers}: to whom, what, a look at it, and then every parent is
 * told. The role is looked at again at every step.
 */
@Extension
public final class AnnounceCommand implements CommandHandler {
    static final String NAME = "announce";
    private static final String WHOM = "whom";
    private static final String TEXT = "text";
    private static final String CONFIRM = "confirm";
    private static final Duration PATIENCE = Duration.ofHours(1);
    private static final int LONGEST = 3_000;
    private static final int KEYS_OF_A_ROW = 4;

    private final PluginContext context;
    private final Sources sources;

    public AnnounceCommand(PluginContext context) {
        this.context = context;
        sources = Sources.of(context);
    }

    /** Without a description: it is not for the menu, which everybody sees. */
    @Override
    public CommandSpec spec() {
        return CommandSpec.command(NAME).in(ChatKind.PRIVATE).steps(WHOM, TEXT, CONFIRM);
    }

    @Override
    public Reply handle(CommandRequest request) {
        return mayAnnounce(request) ? whomQuestion(request, request.text("announce.whom")) : forbidden(request);
    }

    @Override
    public Reply onStep(StepAnswer answer) {
        if (!mayAnnounce(answer)) {
            return forbidden(answer);
        }
        return switch (answer.step().name()) {
            case WHOM -> whom(answer);
            case TEXT -> text(answer);
            default -> confirmed(answer);
        };
    }

    private boolean mayAnnounce(Request request) {
        List<String> announcers = request.config().texts("announcers");
        return !Collections.disjoint(
                context.people().roles(request.bot().id(), request.sender().id()),
                announcers.isEmpty() ? List.of("staff") : announcers);
    }

    private static Reply forbidden(Request request) {
        return Reply.text(request.text("announce.forbidden")).keyboard(Keyboard.remove());
    }

    private Reply whomQuestion(Request request, String words) {
        List<List<Key>> rows = new ArrayList<>();
        rows.add(List.of(label(request.text("announce.all"))));
        List<String> classes = sources.parents().classes(request.bot().id());
        for (int from = 0; from < classes.size(); from += KEYS_OF_A_ROW) {
            rows.add(classes.subList(from, Math.min(classes.size(), from + KEYS_OF_A_ROW)).stream()
                    .map(AnnounceCommand::label)
                    .toList());
        }
        return asked(request, words, rows, Step.named(WHOM));
    }

    private static Reply asked(Request request, String words, List<List<Key>> rows, Step step) {
        List<List<Key>> all = new ArrayList<>(rows);
        all.add(List.of(Keyboard.command(request.text("announce.cancel"), "cancel")));
        return Reply.text(words)
                .keyboard(new Keyboard.Keys(all, Optional.empty(), false))
                .expect(step.within(PATIENCE));
    }

    private static Key label(String words) {
        return new Key(words, new Key.Label());
    }

    private Reply whom(StepAnswer answer) {
        String said = answer.message().text().strip();
        if (said.equals(answer.text("announce.all"))) {
            return textQuestion(answer, "");
        }
        return sources.parents().classes(answer.bot().id()).stream()
                .filter(one -> one.equalsIgnoreCase(said))
                .findFirst()
                .map(one -> textQuestion(answer, one))
                .orElseGet(() -> whomQuestion(answer, answer.text("announce.unknown")));
    }

    private static Reply textQuestion(Request request, String className) {
        return asked(
                request,
                request.text("announce.text", whomWords(request, className)),
                List.of(),
                Step.named(TEXT).with(WHOM, className));
    }

    private static String whomWords(Request request, String className) {
        return className.isEmpty() ? request.text("announce.to.all") : request.text("announce.to.class", className);
    }

    private Reply text(StepAnswer answer) {
        String body = answer.message().text().strip();
        if (body.isEmpty() || body.length() > LONGEST) {
            return asked(answer, answer.text("announce.length", LONGEST), List.of(), answer.step());
        }
        return preview(answer, answer.step().data().get(WHOM), body);
    }

    /** As parents will see it, and how many of them. */
    private Reply preview(Request request, String className, String body) {
        long parents = sources.parents().count(request.bot().id(), className);
        return Reply.text(request.text("system", body))
                .and(asked(
                        request,
                        request.text("announce.preview", whomWords(request, className), parents),
                        List.of(List.of(label(request.text("announce.send")))),
                        Step.named(CONFIRM).with(WHOM, className).with(TEXT, body)));
    }

    private Reply confirmed(StepAnswer answer) {
        String className = answer.step().data().get(WHOM);
        String body = answer.step().data().get(TEXT);
        if (!answer.message().text().equals(answer.text("announce.send"))) {
            return preview(answer, className, body);
        }
        sources.announcements()
                .add(answer.bot().id(), className, body, answer.sender().id(), answer.key());
        answer.record("school.announced", Map.of("class", className));
        return Reply.text(answer.text("announce.sent")).keyboard(Keyboard.remove());
    }

    @Override
    public Optional<Reply> onBack(StepAnswer answer) {
        return switch (answer.step().name()) {
            case TEXT -> Optional.of(whomQuestion(answer, answer.text("announce.whom")));
            case CONFIRM ->
                Optional.of(textQuestion(answer, answer.step().data().get(WHOM)));
            default -> Optional.empty();
        };
    }

    @Override
    public Reply onCancel(StepAnswer answer) {
        return Reply.text(answer.text("announce.cancelled")).keyboard(Keyboard.remove());
    }

    @Override
    public Reply onExpired(ExpiredStep expired) {
        return Reply.text(expired.text("announce.cancelled")).keyboard(Keyboard.remove());
    }
}
