package io.jackfield.testkit;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.Money;
import io.jackfield.api.PluginContext;
import io.jackfield.api.PluginError;
import io.jackfield.api.StandardError;
import io.jackfield.api.chat.Attachment;
import io.jackfield.api.chat.Button;
import io.jackfield.api.chat.Invoice;
import io.jackfield.api.chat.Keyboard;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.chat.Step;
import io.jackfield.api.command.ButtonPress;
import io.jackfield.api.command.CommandHandler;
import io.jackfield.api.command.CommandRequest;
import io.jackfield.api.command.CommandSpec;
import io.jackfield.api.command.LiveText;
import io.jackfield.api.command.Request;
import io.jackfield.api.command.StepAnswer;
import io.jackfield.api.desk.ModelDesk.Answer;
import io.jackfield.api.desk.ModelDesk.Question;
import io.jackfield.api.llm.ModelMessage;
import io.jackfield.api.llm.TextSink;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** {@code /lab experiment} and any text: does everything that a handler can do. */
public final class LabCommand implements CommandHandler {
    private final PluginContext context;
    private final AtomicInteger tries = new AtomicInteger();
    private final Set<String> keys = ConcurrentHashMap.newKeySet();

    public LabCommand(PluginContext context) {
        this.context = context;
        context.schedule()
                .on(
                        "remind",
                        job -> context.messages()
                                .send(
                                        io.jackfield.api.chat.Recipient.of("test", Long.parseLong(job.key())),
                                        Reply.text("Remember " + job.data() + " at " + job.due())));
        context.schedule().on("break", job -> {
            throw new IllegalStateException("no such job");
        });
    }

    @Override
    public CommandSpec spec() {
        return CommandSpec.command("lab").andFreeText();
    }

    @Override
    public Reply handle(CommandRequest request) throws Exception {
        return switch (request.argument()) {
            case "menu" -> menu("Which?", "one");
            case "long" ->
                Reply.text("Long").keyboard(Keyboard.column(List.of(Button.action("Go", "echo", "x".repeat(500)))));
            case "stop key" ->
                Reply.text("At hand").keyboard(Keyboard.menu(List.of(Keyboard.command("✋ Halt", "stop"))));
            case "keys" -> Reply.text("Choose").keyboard(Keyboard.keys(List.of("Tea", "Coffee")));
            case "contact" -> Reply.text("Your number?").keyboard(Keyboard.contactKey("Share"));
            case "form" -> Reply.text("Your name?").expect(Step.named("name"));
            case "invoice" ->
                Reply.invoice(new Invoice("Tea", "A cup of tea", "2:stars:tea", "", new Money(5, "XTR")))
                        .keyboard(Keyboard.column(List.of(Button.pay("Pay"))));
            case "picture" -> Reply.photo(Attachment.bytes("a.png", "image/png", new byte[] {1, 2}), "**Bold**");
            case "remember" -> remember(request, "seen");
            case "boom" -> {
                request.memory().put("lost", "yes");
                throw new IllegalStateException("boom");
            }
            case "declined" ->
                throw new JackfieldException(StandardError.REQUEST_REJECTED, "order 7: the bank said no")
                        .as(new PluginError("lab.declined", "Your bank said no."));
            case "busy" -> busy();
            case "key" -> key(request);
            case "seen" ->
                Reply.text(request.memory().get("seen").orElse("no")
                        + request.memory().get("lost").orElse(""));
            case "later" -> later(request);
            case "crowd" -> Reply.text("a").keyboard(Keyboard.inline(crowd()));
            case "typing" -> Reply.call("sendChatAction", Map.of("action", "typing"));
            case "ponder" -> ponder(request);
            case "rich" -> {
                request.preferences().put("formatting", "rich");
                yield Reply.text("From now on");
            }
            case "table" -> Reply.markdown("# Title\n\n**2** \\(x\\)").and(Reply.expandable("thoughts"));
            case "language" -> Reply.text(request.sender().language());
            default -> request.command().isPresent() ? Reply.nothing() : chat(request);
        };
    }

    private static List<Button> crowd() {
        return java.util.stream.IntStream.range(0, 9)
                .mapToObj(number -> Button.action("b" + number, "echo"))
                .toList();
    }

    private static Reply remember(Request request, String name) {
        request.memory().put(name, "yes");
        return Reply.text("Noted");
    }

    private Reply busy() {
        if (tries.incrementAndGet() < 3) {
            throw new JackfieldException(StandardError.OVERLOADED, "try again");
        }
        return Reply.text("At try " + tries.get());
    }

    /** Fails until its third try. */
    private Reply key(Request request) {
        keys.add(request.key());
        busy();
        return Reply.text(String.join(" ", keys));
    }

    private Reply later(Request request) {
        String key = Long.toString(request.chat().id());
        context.schedule().at(context.clock().instant().plus(Duration.ofMinutes(5)), "remind", key, "the tea");
        context.schedule().cron("0 12 * * *", ZoneOffset.UTC, "break", key, "");
        return Reply.text("Later");
    }

    private Reply chat(CommandRequest request) {
        if (!request.message().files().isEmpty()) {
            String sizes = request.message().files().stream()
                    .map(file -> String.valueOf(request.download(file).length))
                    .collect(Collectors.joining(", "));
            return Reply.text(("Bytes: " + sizes + " " + request.argument()).strip());
        }
        if (request.message().contact().isPresent()) {
            return Reply.text("Number " + request.message().contact().get().phoneNumber());
        }
        LiveText live = request.live();
        Question question = new Question(
                request.bot().id(),
                "instant",
                List.of(ModelMessage.user(request.message().text())));
        Answer answer = context.models().ask(question, live);
        request.dialogue().append(ModelMessage.user(request.message().text()));
        request.dialogue().append(ModelMessage.assistant(answer.text()));
        return Reply.markdown(answer.text() + " (" + answer.end() + ")");
    }

    /** A model that searches and thinks before it answers. */
    private Reply ponder(CommandRequest request) {
        LiveText live = request.live();
        live.progress(TextSink.Activity.SEARCHING, "tea");
        live.think("Green or black?");
        Answer answer = context.models()
                .ask(new Question(request.bot().id(), "instant", List.of(ModelMessage.user("?"))), live);
        return Reply.expandable("Green or black?").and(Reply.markdown(answer.text()));
    }

    private static Reply menu(String text, String ticked) {
        return Reply.text(text)
                .keyboard(Keyboard.inline(
                        List.of(choice("one", ticked), choice("two", ticked)),
                        List.of(
                                Button.link("Site", URI.create("https://example.org")),
                                Button.action("Close", "close"))));
    }

    private static Button choice(String name, String ticked) {
        return Button.action(name.equals(ticked) ? "✅ " + name : name, "choose", name);
    }

    @Override
    public Reply onButton(ButtonPress press) {
        return switch (press.action()) {
            case "choose" -> menu("Which?", press.argument()).inPlace().toast("Chosen");
            case "echo" -> Reply.nothing().alert(press.argument().length() + " characters");
            case "close" -> Reply.removal();
            default -> Reply.nothing();
        };
    }

    @Override
    public Reply onStep(StepAnswer answer) {
        return answer.step().name().equals("name")
                ? Reply.text("Your age?")
                        .expect(Step.named("age").with("name", answer.message().text()))
                : Reply.text(answer.step().data().get("name") + ", "
                        + answer.message().text());
    }
}
