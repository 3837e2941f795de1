package sample;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.PluginContext;
import io.jackfield.api.StandardError;
import io.jackfield.api.chat.Attachment;
import io.jackfield.api.chat.Button;
import io.jackfield.api.chat.ChatKind;
import io.jackfield.api.chat.Keyboard;
import io.jackfield.api.chat.Recipient;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.chat.Step;
import io.jackfield.api.command.ButtonPress;
import io.jackfield.api.command.CommandHandler;
import io.jackfield.api.command.CommandRequest;
import io.jackfield.api.command.CommandSpec;
import io.jackfield.api.command.LiveText;
import io.jackfield.api.command.StepAnswer;
import io.jackfield.api.desk.ModelDesk;
import io.jackfield.api.desk.ScheduleDesk;
import io.jackfield.api.llm.ModelMessage;
import io.jackfield.api.memory.Memory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.pf4j.Extension;

/** Uses as much of the contract as one handler can. */
@Extension
public final class SampleCommand implements CommandHandler {
    private final PluginContext context;
    private final String command;

    public SampleCommand(PluginContext context) {
        this.context = context;
        command = context.plugin().id().replace('-', '_');
        context.schedule().on("remind", this::remind);
    }

    @Override
    public CommandSpec spec() {
        return CommandSpec.command(command).described(context.texts(), "description").in(ChatKind.PRIVATE, ChatKind.GROUP);
    }

    @Override
    public Reply handle(CommandRequest request) {
        return switch (request.argument()) {
            case "buttons" -> buttons();
            case "ask" -> Reply.text("Which colour?").expect(Step.named("colour").with("asked", "yes"));
            case "live" -> live(request.live());
            case "desks" -> desks(request);
            case "model" -> model(request);
            case "file" -> Reply.document(Attachment.bytes("a.txt", "text/plain", "A".getBytes(StandardCharsets.UTF_8)), "A file");
            case "refuse" -> throw new JackfieldException(StandardError.OVERLOADED, "later").withRetryAfter(Duration.ofMillis(1));
            default -> Reply.markdown(request.text("greeting", request.sender().firstName(), mark(request)));
        };
    }

    private String mark(CommandRequest request) {
        return request.config().text("mark", "!") + request.config().number("times", 1, 9, 1);
    }

    private static Reply buttons() {
        return Reply.text("Press")
                .keyboard(Keyboard.inline(
                        List.of(Button.action("Seven", "count", "7").styled(Button.Style.PRIMARY)),
                        List.of(Button.link("Site", URI.create("https://example.org")), Button.copy("Copy", "text"))));
    }

    @Override
    public Reply onButton(ButtonPress press) {
        return Reply.text(press.action() + " " + press.argument()).inPlace().toast("done");
    }

    @Override
    public Reply onStep(StepAnswer answer) {
        return Reply.text(answer.step().name() + " " + answer.message().text() + " " + answer.step().data())
                .keyboard(Keyboard.remove());
    }

    @Override
    public Reply onCancel(StepAnswer answer) {
        return Reply.text("never mind");
    }

    private static Reply live(LiveText text) {
        text.append("one ");
        text.append("two");
        return Reply.text(text.text());
    }

    private Reply desks(CommandRequest request) {
        Memory memory = request.memory();
        memory.put("seen", "yes");
        request.preferences().put("sample", "yes");
        request.dialogue().append(ModelMessage.user("hello"));
        context.memory().shared().put("sample", "shared");
        context.people().find(request.bot().id(), request.sender().id());
        context.schedule().at(context.clock().instant().plusMillis(1), "remind", request.recipient().toString(),
                request.bot().id() + " " + request.chat().id());
        context.schedule().cron("0 0 1 1 *", ZoneOffset.UTC, "remind", "yearly", "");
        context.schedule().cancel("remind", "yearly");
        boolean listed = context.commands().of(request.bot().id()).stream()
                .anyMatch(spec -> spec.name().equals(request.command()));
        return Reply.text(memory.get("seen").orElse("no")
                + " " + context.memory().shared().get("sample").orElse("no")
                + " " + request.dialogue().latest(1).getFirst().text()
                + " " + listed);
    }

    private void remind(ScheduleDesk.Job job) {
        String[] chat = job.data().split(" ");
        context.messages().sendOnce(
                Recipient.of(chat[0], Long.parseLong(chat[1])), Reply.text("reminded"), job.key() + job.due());
    }

    private Reply model(CommandRequest request) {
        ModelDesk.Offer offer = context.models().offers(request.bot().id()).stream()
                .filter(each -> each.provider().endsWith(command.replaceFirst("^[a-z_]+", "").replace('_', '-')))
                .findFirst()
                .orElseThrow();
        ModelDesk.Answer answer = context.models().ask(
                new ModelDesk.Question(request.bot().id(), offer.id(), List.of(ModelMessage.user("hi"))), request.live());
        return Reply.text(answer.text() + " " + answer.end() + " " + answer.usage().outputTokens());
    }
}
