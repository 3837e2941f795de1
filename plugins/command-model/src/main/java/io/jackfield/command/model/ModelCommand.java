package io.jackfield.command.model;

import io.jackfield.api.PluginContext;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.command.ButtonPress;
import io.jackfield.api.command.CommandHandler;
import io.jackfield.api.command.CommandRequest;
import io.jackfield.api.command.CommandSpec;
import io.jackfield.api.command.Request;
import io.jackfield.api.desk.ModelDesk.Offer;
import java.util.List;
import java.util.Optional;
import org.pf4j.Extension;

/** Adds {@code /model}: a menu in which users choose the model that answers them. */
@Extension
public final class ModelCommand implements CommandHandler {
    /** The preference that every plugin of the bot reads. */
    private static final String CHOICE = "model";

    private final PluginContext context;

    public ModelCommand(PluginContext context) {
        this.context = context;
        Premium.in(context.config());
    }

    @Override
    public CommandSpec spec() {
        return CommandSpec.command("model").described(context.texts(), "description");
    }

    @Override
    public Reply handle(CommandRequest request) {
        List<Offer> offers = offers(request);
        if (offers.isEmpty()) {
            return Reply.text(request.text("none"));
        }
        Offer current = current(request, offers);
        boolean choiceIsGone = request.preferences()
                .get(CHOICE)
                .filter(id -> !id.equals(current.id()))
                .isPresent();
        return choiceIsGone ? menu(request, offers, current, "menu.gone") : menu(request, offers, current, "menu");
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
        List<Offer> offers = offers(press);
        Optional<Offer> pressed = offers.stream()
                .filter(offer -> offer.id().equals(press.argument()))
                .findFirst();
        if (pressed.isEmpty()) {
            return offers.isEmpty()
                    ? Reply.text(press.text("none")).inPlace()
                    : menu(press, offers, current(press, offers), "menu")
                            .inPlace()
                            .toast(press.text("gone"));
        }
        return choose(press, offers, pressed.get());
    }

    private static Reply choose(ButtonPress press, List<Offer> offers, Offer wanted) {
        if (wanted.premium() && Premium.in(press.config()) == Premium.LOCKED) {
            return Reply.nothing().alert(press.text("locked", wanted.label()));
        }
        boolean alreadyTicked = wanted.equals(current(press, offers));
        press.preferences().put(CHOICE, wanted.id());
        String word = press.text("chosen", wanted.label());
        return alreadyTicked
                ? Reply.nothing().toast(word)
                : menu(press, offers, wanted, "menu").inPlace().toast(word);
    }

    private List<Offer> offers(Request request) {
        return context.models().offers(request.bot().id());
    }

    /** The chosen offer; without a choice, or when it is gone, the first that costs nothing. */
    private static Offer current(Request request, List<Offer> offers) {
        Optional<String> choice = request.preferences().get(CHOICE);
        return offers.stream()
                .filter(offer -> choice.filter(offer.id()::equals).isPresent())
                .findFirst()
                .or(() -> offers.stream().filter(offer -> !offer.premium()).findFirst())
                .orElseGet(offers::getFirst);
    }

    private static Reply menu(Request request, List<Offer> offers, Offer current, String text) {
        boolean locked = Premium.in(request.config()) == Premium.LOCKED;
        return Reply.text(request.text(text, current.label()))
                .keyboard(Menu.of(offers, current, locked, request.text("close")));
    }
}
