package io.jackfield.command.model;

import io.jackfield.api.PluginContext;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.command.ButtonPress;
import io.jackfield.api.command.CommandHandler;
import io.jackfield.api.command.CommandRequest;
import io.jackfield.api.command.CommandSpec;
import io.jackfield.api.command.Request;
import io.jackfield.api.desk.BillingDesk.Plan;
import io.jackfield.api.desk.ModelDesk.Offer;
import java.util.Optional;
import org.pf4j.Extension;

/** Adds {@code /model}: a menu in which users choose the model that answers them. */
@Extension
public final class ModelCommand implements CommandHandler {
    private final PluginContext context;

    public ModelCommand(PluginContext context) {
        this.context = context;
    }

    @Override
    public CommandSpec spec() {
        return CommandSpec.command("model").described(context.texts(), "description");
    }

    @Override
    public Reply handle(CommandRequest request) {
        return Choices.of(context, request)
                .map(choices -> menu(request, choices, greeting(request, choices)))
                .orElseGet(() -> Reply.text(request.text("none")));
    }

    @Override
    public Reply onButton(ButtonPress press) {
        return switch (press.action()) {
            case Menu.CHOOSE -> choose(press);
            case Menu.CLOSE -> Reply.removal();
            default -> Reply.nothing();
        };
    }

    private Reply choose(ButtonPress press) {
        Optional<Choices> choices = Choices.of(context, press);
        if (choices.isEmpty()) {
            return Reply.text(press.text("none")).inPlace();
        }
        return choices.get()
                .find(press.argument())
                .map(wanted -> choose(press, choices.get(), wanted))
                .orElseGet(() -> menu(press, choices.get(), "menu").inPlace().toast(press.text("gone")));
    }

    private Reply choose(ButtonPress press, Choices choices, Offer wanted) {
        if (choices.locked(wanted)) {
            return Reply.nothing().alert(whatItTakes(press, choices, wanted));
        }
        press.preferences().chooseModel(wanted.id());
        String word = press.text("chosen", wanted.label());
        return wanted.equals(choices.current())
                ? Reply.nothing().toast(word)
                : menu(press, choices.with(wanted), "menu").inPlace().toast(word);
    }

    private String whatItTakes(Request request, Choices choices, Offer wanted) {
        String plans = String.join(
                ", ",
                choices.plans().stream()
                        .filter(Plan::premium)
                        .map(plan -> plan.label(request.sender().language()))
                        .toList());
        String words = plans.isEmpty()
                ? request.text("locked", wanted.label())
                : request.text("locked.by", wanted.label(), plans);
        return Subscribing.in(context, request)
                .map(command -> words + "\n\n" + request.text("subscribe", command))
                .orElse(words);
    }

    private static String greeting(Request request, Choices choices) {
        boolean gone = request.preferences()
                .model()
                .filter(id -> !id.equals(choices.current().id()))
                .isPresent();
        if (gone) {
            return "menu.gone";
        }
        return choices.locked(choices.current()) ? "menu.locked" : "menu";
    }

    private Reply menu(Request request, Choices choices, String greeting) {
        Menu menu = new Menu(request, choices, Subscribing.in(context, request));
        return Reply.markdown(menu.text(greeting)).keyboard(menu.keyboard());
    }
}
