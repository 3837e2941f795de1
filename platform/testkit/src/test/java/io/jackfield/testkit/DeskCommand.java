package io.jackfield.testkit;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.PluginContext;
import io.jackfield.api.StandardError;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.command.ButtonPress;
import io.jackfield.api.command.CommandHandler;
import io.jackfield.api.command.CommandRequest;
import io.jackfield.api.command.CommandSpec;
import io.jackfield.api.desk.ScheduleDesk.Job;
import io.jackfield.api.llm.ModelMessage;

/** {@code /desk}: touches the desks of a request, and notes its scheduled jobs. */
public final class DeskCommand implements CommandHandler {
    private final PluginContext context;

    public DeskCommand(PluginContext context) {
        this.context = context;
        context.schedule().on("note", this::note);
        context.schedule().on("chain", job -> {
            note(job);
            if (!job.data().isEmpty()) {
                context.schedule()
                        .at(
                                job.due().plusSeconds(60),
                                "chain",
                                job.key(),
                                job.data().substring(1));
            }
        });
        context.schedule().on("busy", job -> {
            note(job);
            if (notes().split(";").length < 3) {
                throw new JackfieldException(StandardError.OVERLOADED, "come back later");
            }
        });
        context.schedule().on("broken", job -> {
            note(job);
            throw new JackfieldException(StandardError.NOT_FOUND, "nothing to do");
        });
    }

    /** Name, key and data of each job that has run, and the clock's time of day. */
    private void note(Job job) {
        String time = context.clock().instant().toString().substring(0, 16);
        context.memory().shared().put("notes", notes() + job.key() + "=" + job.data() + "@" + time + ";");
    }

    private String notes() {
        return context.memory().shared().get("notes").orElse("");
    }

    @Override
    public CommandSpec spec() {
        return CommandSpec.command("desk").described("Touches desks");
    }

    /** A press takes the message away. */
    @Override
    public Reply onButton(ButtonPress press) {
        return Reply.removal();
    }

    @Override
    public Reply handle(CommandRequest request) {
        String[] words = request.argument().split(" ");
        switch (words[0]) {
            case "put" -> request.memory().put(words[1], words[2]);
            case "prefer" -> request.preferences().put(words[1], words[2]);
            case "remove" -> request.memory().remove(words[1]);
            case "say" -> request.dialogue().append(ModelMessage.user(words[1]));
            case "forget" -> request.dialogue().clear();
            case "fail" -> {
                request.memory().put("name", "lost");
                request.dialogue().append(ModelMessage.user("lost"));
                throw new IllegalStateException("after all");
            }
            default -> {}
        }
        return Reply.text(request.memory().get("name").orElse("nothing") + " "
                + request.dialogue().latest(2).stream().map(ModelMessage::text).toList());
    }
}
